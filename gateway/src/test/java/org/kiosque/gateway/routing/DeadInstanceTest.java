package org.kiosque.gateway.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** Of two instances of article-service and comment-service, one is dead: nobody listens at its address. */
class DeadInstanceTest extends Platform {

    private static final String NOBODY = "http://127.0.0.1:" + TestSocketUtils.findAvailableTcpPort();

    @DynamicPropertySource
    static void theOtherInstance(DynamicPropertyRegistry registry) {
        for (String service : new String[] {"article", "comment"}) {
            registry.add("spring.cloud.discovery.client.simple.instances." + service + "-service[1].uri", () -> NOBODY);
        }
    }

    @Test
    void noPostFailsSinceNothingWasSentToTheDeadOne() {
        COMMENTS.stubFor(WireMock.post(anyUrl()).willReturn(json("{\"counts\":{}}")));
        for (int i = 0; i < 20; i++) {
            assertThat(post("/api/v1/comment-counts", "application/json", "{\"articleIds\":[\"" + i + "\"]}")
                            .statusCode())
                    .isEqualTo(200);
            clock.pass(Duration.ofMillis(700)); // so that the dead one is tried again between them
        }
        COMMENTS.verify(20, WireMock.postRequestedFor(anyUrl()));
    }

    @Test
    void noReadFails() {
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/tags")).willReturn(json("{\"items\":[]}")));
        assertThat(IntStream.range(0, 20).map(_ -> read("/api/v1/tags").statusCode()))
                .containsOnly(200);
    }

    @Test
    void pagesAreWhole() {
        for (int i = 0; i < 6; i++) {
            var page = read(article.englishPath());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(text(page)).contains("id=\"comments\"").doesNotContain("Comments are unavailable");
            clock.pass(Duration.ofSeconds(2));
        }
    }

    @Test
    void aCommentSentByAFormArrives() {
        commentServiceAnswers(json("{\"id\":\"x\",\"status\":\"pending\"}"));
        for (int i = 0; i < 4; i++) {
            assertThat(submit(FILLED).statusCode()).isEqualTo(303);
            clock.pass(Duration.ofSeconds(30));
        }
    }
}
