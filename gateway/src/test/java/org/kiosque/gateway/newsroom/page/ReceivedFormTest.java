package org.kiosque.gateway.newsroom.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class ReceivedFormTest {

    @Test
    void aFieldWithoutAnEqualsSignIsEmpty() {
        ReceivedForm form = ReceivedForm.in(MockServerWebExchange.from(MockServerHttpRequest.post("/newsroom/articles")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("alone&title=A+train&alone=again")));

        assertThat(form.fields())
                .containsExactly(
                        new ReceivedForm.Field("alone", ""),
                        new ReceivedForm.Field("alone", "again"),
                        new ReceivedForm.Field("title", "A train"));
        assertThat(form.all("alone")).containsExactly("", "again");
        assertThat(form.text("alone")).isEmpty();
    }
}
