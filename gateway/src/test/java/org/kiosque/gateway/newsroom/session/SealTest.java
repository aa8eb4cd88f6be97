package org.kiosque.gateway.newsroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] ONE = key(1);
    private static final byte[] OTHER = key(2);
    private static final byte[] CONTENT = "what nobody shall read".getBytes(StandardCharsets.UTF_8);

    private final Seal seal = new Seal(List.of(ONE));

    private static byte[] key(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return key;
    }

    @Test
    void whatWasSealedIsOpenedForItsPurposeAlone() {
        String sealed = seal.seal("a", CONTENT);

        assertThat(seal.open("a", sealed)).contains(CONTENT);
        assertThat(seal.open("b", sealed)).isEmpty();
        assertThat(sealed).doesNotContain("nobody");
        assertThat(seal.seal("a", CONTENT)).isNotEqualTo(sealed);
    }

    @Test
    void nothingThatWasChangedIsOpened() {
        String sealed = seal.seal("a", CONTENT);
        for (int i = 0; i < sealed.length(); i++) {
            char was = sealed.charAt(i);
            String changed = sealed.substring(0, i) + (was == 'A' ? 'B' : 'A') + sealed.substring(i + 1);
            // The last letter of base64 may have bits that mean nothing.
            seal.open("a", changed).ifPresent(content -> assertThat(content).isEqualTo(CONTENT));
            assertThat(i == sealed.length() - 1 || seal.open("a", changed).isEmpty() || isPadding(sealed, i))
                    .as("letter %d", i)
                    .isTrue();
        }
        assertThat(seal.open("a", "")).isEmpty();
        assertThat(seal.open("a", "a.b.c.d.e")).isEmpty();
        assertThat(seal.open("a", sealed.substring(0, sealed.length() / 2))).isEmpty();
    }

    /** Whether a letter is the last of its part, of which some bits mean nothing. */
    private static boolean isPadding(String sealed, int at) {
        return at + 1 < sealed.length() && sealed.charAt(at + 1) == '.';
    }

    @Test
    void keysCanBeChanged() {
        String sealed = seal.seal("a", CONTENT);

        assertThat(new Seal(List.of(OTHER)).open("a", sealed)).isEmpty();
        assertThat(new Seal(List.of(OTHER, ONE)).open("a", sealed)).contains(CONTENT);
    }
}
