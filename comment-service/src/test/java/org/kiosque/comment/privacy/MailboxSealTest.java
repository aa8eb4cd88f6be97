package org.kiosque.comment.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.privacy.MailboxSeal.Sealed;
import org.kiosque.common.failures.UnavailableException;

class MailboxSealTest {

    private static final String ADDRESS = "ada.lovelace@exämple.org";
    private static final String OLD = "o".repeat(32);
    private static final String NEW = "n".repeat(32);

    @Test
    void anAddressIsOpenedByWhoeverHasTheKeyAndByNobodyElse() {
        Sealed sealed = TestSeal.with(OLD).seal(ADDRESS);

        assertThat(new String(Base64.getUrlDecoder().decode(sealed.text()), StandardCharsets.UTF_8))
                .doesNotContain("ada", "example");
        assertThat(TestSeal.with(NEW, OLD).open(sealed.text(), sealed.key())).isEqualTo(ADDRESS);
        assertThatThrownBy(() -> TestSeal.with(NEW).open(sealed.text(), sealed.key()))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void whatWasChangedIsNotOpened() {
        MailboxSeal seal = TestSeal.with();
        Sealed sealed = seal.seal(ADDRESS);
        byte[] bytes = Base64.getUrlDecoder().decode(sealed.text());
        bytes[20] ^= 1;
        String changed = Base64.getUrlEncoder().encodeToString(bytes);

        assertThatThrownBy(() -> seal.open(changed, sealed.key())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameAddressIsFoundAndLooksDifferentEachTime() {
        MailboxSeal seal = TestSeal.with(NEW, OLD);
        Sealed sealed = seal.seal(ADDRESS);

        assertThat(seal.seal(ADDRESS).text()).isNotEqualTo(sealed.text());
        assertThat(seal.seal(ADDRESS).hash()).isEqualTo(sealed.hash()).hasSize(64);
        assertThat(seal.seal("ada@example.com").hash()).isNotEqualTo(sealed.hash());
        assertThat(seal.names(ADDRESS))
                .contains(
                        sealed.hash(),
                        TestSeal.with(OLD).seal(ADDRESS).hash(),
                        TestSeal.with().seal(ADDRESS).hash(),
                        ADDRESS);
    }

    /** As deploy/up has it, which names the key that comes last, too: what is sealed with it would be sealed anew for ever. */
    @Test
    void aKeyThatIsGivenTwiceIsOne() {
        MailboxSeal seal = TestSeal.of(OLD, OLD);

        assertThat(seal.known()).containsExactly(seal.current());
        assertThat(seal.names(ADDRESS))
                .containsExactly(TestSeal.of(OLD).seal(ADDRESS).hash(), ADDRESS);
    }

    @Test
    void anIdOutlivesAKeyUntilThatIsTakenAway() {
        String id = TestSeal.with(OLD).id(ADDRESS);

        assertThat(TestSeal.with(NEW, OLD).addressOf(id)).contains(ADDRESS);
        assertThat(TestSeal.with(NEW).addressOf(id)).isEmpty();
        assertThat(TestSeal.with(OLD).addressOf(id + "x")).isEmpty();
        assertThat(TestSeal.with(OLD).addressOf("")).isEmpty();
    }

    @Test
    void aKeyThatIsTooShortStopsTheStart() {
        assertThatThrownBy(() -> TestSeal.with("short"))
                .isInstanceOf(SecretMissingException.class)
                .hasMessageContaining("KIOSQUE_PRIVACY_MAILBOX_KEYS");
    }
}
