package org.kiosque.comment.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.problem.InvalidFieldException;

class CursorTest {

    @Test
    void comesBackAsItWent() {
        var cursor = new Cursor(Instant.parse("2026-11-02T10:15:00.123Z"), "c8f0m2x7w1bd");
        assertThat(Cursor.of(cursor.text())).contains(cursor);
    }

    @Test
    void noneIsTheBeginning() {
        assertThat(Cursor.of(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "abc", "%00", "MTIz", "{$gt:1}", "AAAAAAAAAAAAAAAAAAAA"})
    void garbageIsRefused(String garbage) {
        assertThatThrownBy(() -> Cursor.of(garbage)).isInstanceOf(InvalidFieldException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.$where", "99999999999999999999.a", "-1.a", "1.A"})
    void wellEncodedGarbageIsRefusedToo(String garbage) {
        String text = Base64.getUrlEncoder().encodeToString(garbage.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Cursor.of(text)).isInstanceOf(InvalidFieldException.class);
    }
}
