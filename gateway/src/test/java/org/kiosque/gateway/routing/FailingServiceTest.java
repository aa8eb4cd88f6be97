package org.kiosque.gateway.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;

/** What callers see when the service that they call is slow, down or broken. */
class FailingServiceTest extends Platform {

    @Test
    void aServiceThatIsSlowIsAGatewayTimeout() {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(5_000)));

        isProblem(read("/api/v1/tags"), 504, "gateway-timeout");
    }

    @Test
    void aServiceIsGivenMoreThanTheLibrarysDefaultSecond() {
        ARTICLES.stubFor(
                any(anyUrl()).willReturn(aResponse().withFixedDelay(1_200).withBody("late")));

        assertThat(text(read("/api/v1/tags"))).isEqualTo("late");
    }

    @Test
    void aServiceThatIsDownIsUnavailable() {
        TRANSLATIONS.stop();

        var response = read("/api/v1/languages");

        isProblem(response, 503, "unavailable");
        assertThat(header(response, "Retry-After")).isNotEmpty();
    }

    @Test
    void aServiceThatKeepsFailingIsNotAskedForAWhile() {
        SHELF.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        for (int i = 0; i < 6; i++) {
            isProblem(read("/api/v1/articles/abc/related"), 503, "unavailable");
        }
        SHELF.resetRequests();

        isProblem(read("/api/v1/articles/abc/related"), 503, "unavailable");

        SHELF.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void aServiceThatIsSilentTooOftenIsNotAskedForAWhile() throws Exception {
        SHELF.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 6)
                    .mapToObj(_ -> threads.submit(() -> read("/api/v1/articles/abc/related")))
                    .toList();
            for (var call : calls) {
                isProblem(call.get(), 504, "gateway-timeout");
            }
        }
        SHELF.resetRequests();

        isProblem(read("/api/v1/articles/abc/related"), 503, "unavailable");

        SHELF.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void anAnswerMayTakeLongerThanARequest() {
        ARTICLES.stubFor(
                any(anyUrl()).willReturn(aResponse().withBody("in many pieces").withChunkedDribbleDelay(6, 3_000)));

        assertThat(text(post("/api/v1/articles", "application/json", "{}"))).isEqualTo("in many pieces");
    }

    @Test
    void aReadIsRepeatedOnce() {
        COMMENTS.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        isProblem(read("/api/v1/captcha"), 503, "unavailable");

        COMMENTS.verify(2, getRequestedFor(urlPathEqualTo("/api/v1/captcha")));
    }

    @Test
    void aPostIsNeverRepeated() {
        COMMENTS.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        isProblem(post("/api/v1/articles/abc/comments", "application/json", "{}"), 503, "unavailable");

        COMMENTS.verify(1, postRequestedFor(anyUrl()));
    }
}
