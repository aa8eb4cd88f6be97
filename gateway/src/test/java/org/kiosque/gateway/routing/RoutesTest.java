package org.kiosque.gateway.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;

class RoutesTest extends Platform {

    private static void isProblem(HttpResponse<byte[]> response, int status, String slug) {
        assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
        assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
        assertThat(text(response))
                .contains("\"type\":\"urn:kiosque:problem:" + slug + "\"")
                .contains("\"status\":" + status)
                .containsPattern("\"traceId\":\"[0-9a-f]{32}\"")
                .contains("\"instance\":\"/");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @CsvSource({
        "article,/api/v1/articles",
        "article,/api/v1/articles/abc",
        "article,/api/v1/articles/abc/revisions/1",
        "article,/api/v1/articles/abc/publication",
        "article,/api/v1/tags",
        "article,/api/v1/authors",
        "article,/api/v1/desk/articles",
        "article,/api/v1/media",
        "article,/media/abc/320.jpg",
        "comment,/api/v1/articles/abc/comments",
        "comment,/api/v1/articles/abc/comments/stream",
        "comment,/api/v1/captcha",
        "comment,/api/v1/comment-counts",
        "comment,/api/v1/moderation/comments",
        "recommendation,/api/v1/articles/abc/related",
        "recommendation,/api/v1/articles/abc/related/pins/x",
        "translation,/api/v1/articles/abc/translations",
        "translation,/api/v1/articles/abc/translations/en/segments/3",
        "translation,/api/v1/languages"
    })
    void everyPathBelongsToOneService(String service, String path) {
        SERVICES.get(service)
                .stubFor(any(urlEqualTo(path + "?a=b%20c&d=%C3%A9"))
                        .willReturn(aResponse().withBody("here")));

        var response = read(path + "?a=b%20c&d=%C3%A9");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response)).isEqualTo("here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/v1/nothing",
                "/api/v2/articles",
                "/api/v1/articlesx",
                "/api/v1/imports/7",
                "/api/v1/comments/1/reports",
                "/api/v1/people/a@b.c/comments",
                "/api/v1/trending",
                "/api/v1/search",
                "/api/v1/suggestions",
                "/api/v1/reads",
                "/api/v1/readers/r/recommendations",
                "/api/v1/glossary/fr/en/gare",
                "/api/v1/translation-memory",
                "/api/v1/translate",
                "/api/v1/translation-desk",
                "/actuator/health"
            })
    void everythingElseUnderTheApiIsUnknown(String path) {
        var response = read(path);

        if (path.startsWith("/api")) {
            isProblem(response, 404, "not-found");
        } else {
            assertThat(response.statusCode()).isEqualTo(404);
        }
        SERVICES.values().forEach(service -> service.verify(0, anyRequestedFor(anyUrl())));
    }

    @Test
    void tokensAndTracesPassOnButClaimsOfAddressesDoNot() {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse()));

        send(
                "/api/v1/tags",
                request -> request.headers(
                        "Authorization", "Bearer abc",
                        "X-Forwarded-For", "6.6.6.6",
                        "Forwarded", "for=6.6.6.6",
                        "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        ARTICLES.verify(getRequestedFor(urlPathEqualTo("/api/v1/tags"))
                .withHeader("Authorization", equalTo("Bearer abc"))
                .withHeader("X-Forwarded-For", equalTo("127.0.0.1"))
                .withHeader("X-Forwarded-Host", equalTo("127.0.0.1:" + port))
                .withHeader("traceparent", matching("00-0af7651916cd43dd8448eb211c80319c-.*"))
                .withoutHeader("Forwarded"));
    }

    @Test
    void pagesPassTheTraceOnToEveryService() {
        send(
                article.englishPath(),
                request -> request.header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        var traced = matching("00-0af7651916cd43dd8448eb211c80319c-.*");
        ARTICLES.verify(
                getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id)).withHeader("traceparent", traced));
        COMMENTS.verify(getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .withHeader("traceparent", traced));
        SHELF.verify(getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/related"))
                .withHeader("traceparent", traced));
    }

    @Test
    void answersPassUnchangedWithOurSecurityHeadersOnce() {
        ARTICLES.stubFor(any(anyUrl())
                .willReturn(problem(412, "stale", "")
                        .withHeader("ETag", "\"7\"")
                        .withHeader("X-Content-Type-Options", "nosniff")
                        .withHeader("X-Frame-Options", "SAMEORIGIN")));

        var response = read("/api/v1/articles/abc");

        assertThat(response.statusCode()).isEqualTo(412);
        assertThat(text(response)).contains("urn:kiosque:problem:stale");
        assertThat(header(response, "ETag")).isEqualTo("\"7\"");
        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("X-Frame-Options")).containsExactly("DENY");
    }

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
    void aMethodThatAnAddressDoesNotHaveIsRefusedWithThoseThatItHas() {
        var response = post("/api/v1", "application/json", "{}");

        isProblem(response, 405, "method-not-allowed");
        assertThat(header(response, "Allow")).contains("GET");
    }

    @Test
    void requestsThatDoNotEndAreEndedByUsAndNotHeldAgainstTheService() throws Exception {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse().withBody("well")));
        String unfinished = "POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 6)
                    .mapToObj(_ -> threads.submit(() -> sendRaw(unfinished)))
                    .toList();
            for (var call : calls) {
                assertThat(call.get()).startsWith("HTTP/1.1 408").contains("urn:kiosque:problem:request-timeout");
            }
        }

        assertThat(text(read("/api/v1/tags"))).isEqualTo("well");
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

    @Test
    void aLargeBodyIsRefusedBeforeItIsPassedOn() {
        isProblem(post("/api/v1/articles", "application/json", "x".repeat(1024 * 1024 + 1)), 413, "too-large");

        ARTICLES.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void aLargeBodyOfUnknownLengthIsRefusedAsWell() {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse()));

        var response = send(
                "/api/v1/articles",
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(new byte[2 * 1024 * 1024]))));

        isProblem(response, 413, "too-large");
    }

    @Test
    void aBodyWithinTheLimitPasses() {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201)));

        assertThat(post("/api/v1/articles", "application/json", "x".repeat(1024 * 1024))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void imagesMayBeLarger() {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201)));
        String multipart = "multipart/form-data; boundary=x";

        assertThat(post("/api/v1/media", multipart, "x".repeat(11 * 1024 * 1024))
                        .statusCode())
                .isEqualTo(201);
        isProblem(post("/api/v1/media", multipart, "x".repeat(13 * 1024 * 1024)), 413, "too-large");
        isProblem(post("/api/v1/media", "application/json", "x".repeat(2 * 1024 * 1024)), 413, "too-large");
    }
}
