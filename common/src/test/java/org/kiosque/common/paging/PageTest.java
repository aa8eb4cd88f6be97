package org.kiosque.common.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

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
        at("/things", "tag=a%26b%20c&cursor=before&limit=2");
        assertThat(first.linked().build().getHeaders().getFirst("Link"))
                .isEqualTo(
                        "</things?tag=a%26b%20c&limit=2&cursor=" + new Cursor(TIME, id).written() + ">; rel=\"next\"");

        Page<String> last = Page.of(List.of("c"), 2, String::toUpperCase, _ -> new Cursor(TIME, id));
        assertThat(last.nextCursor()).isNull();
        assertThat(last.linked().build().getHeaders().getFirst("Link")).isNull();
    }

    private static void at(String path, String query) {
        var request = new MockHttpServletRequest("GET", path);
        request.setServerName("inner");
        request.setQueryString(query);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void noRequest() {
        RequestContextHolder.resetRequestAttributes();
    }
}
