package org.kiosque.common.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;

class PageTest {

    private static final Instant TIME = Instant.parse("2026-11-02T06:00:00.123Z");

    @Test
    void aCursorIsReadAsItWasWritten() {
        var cursor = new Cursor(TIME, RandomId.next());
        assertThat(Cursor.read(cursor.written())).isEqualTo(cursor);
        assertThat(Cursor.read(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "💩", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5LmszdjlhMm00cWQ3aA", "MS54", "%"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.read(text)).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void aPageLeadsToTheNextUntilTheLast() {
        String id = RandomId.next();
        Page<String> first = Page.of(List.of("a", "b", "c"), 2, String::toUpperCase, _ -> new Cursor(TIME, id));
        assertThat(first.items()).containsExactly("A", "B");
        var given = new LinkedHashMap<String, Object>();
        given.put("tag", "a&b c");
        given.put("lang", null);
        assertThat(first.linkedFrom("/things", given).build().getHeaders().getFirst("Link"))
                .isEqualTo("</things?tag=a%26b%20c&cursor=" + new Cursor(TIME, id).written() + ">; rel=\"next\"");

        Page<String> last = Page.of(List.of("c"), 2, String::toUpperCase, _ -> new Cursor(TIME, id));
        assertThat(last.nextCursor()).isNull();
        assertThat(last.linkedFrom("/things", given).build().getHeaders().getFirst("Link"))
                .isNull();
    }
}
