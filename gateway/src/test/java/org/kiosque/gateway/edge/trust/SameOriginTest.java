package org.kiosque.gateway.edge.trust;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;

class SameOriginTest extends Platform {

    @Test
    void formsOnOtherSitesAreRefused() {
        assertThat(submit(FILLED, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(submit(FILLED, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(submit(FILLED, "Origin", "null").statusCode()).isEqualTo(403);
        COMMENTS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void ourOwnFormsAreNot() {
        commentServiceAnswers(json("{\"id\":\"x\",\"status\":\"approved\"}").withStatus(202));

        assertThat(submit(FILLED, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(303);
        assertThat(submit(FILLED, "Origin", "http://127.0.0.1:" + port).statusCode())
                .isEqualTo(303);
        assertThat(submit(FILLED, "Origin", "https://kiosque.example").statusCode())
                .isEqualTo(303);
    }
}
