package org.kiosque.gateway.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;

class RoutesTest extends Platform {

    @ParameterizedTest
    @CsvSource({
        "article,/api/v1/articles",
        "article,/api/v1/articles/abc",
        "article,/api/v1/articles/abc/revisions/1",
        "article,/api/v1/articles/abc/publication",
        "article,/api/v1/tags",
        "article,/api/v1/authors",
        "article,/api/v1/authors/ada-byron",
        "article,/api/v1/articles/abc/corrections",
        "article,/api/v1/desk/articles",
        "article,/api/v1/desk/audit",
        "article,/api/v1/desk/tags/sea",
        "article,/api/v1/desk/webhooks/7/deliveries",
        "article,/api/v1/imports/7",
        "article,/api/v1/exports",
        "article,/api/v1/previews/abc",
        "article,/api/v1/media",
        "article,/media/abc/320.jpg",
        "comment,/api/v1/articles/abc/comments",
        "comment,/api/v1/articles/abc/comments/stream",
        "comment,/api/v1/captcha",
        "comment,/api/v1/comment-counts",
        "comment,/api/v1/reaction-counts",
        "comment,/api/v1/comments/abc",
        "comment,/api/v1/comments/abc/reports",
        "comment,/api/v1/moderation/comments",
        "comment,/api/v1/moderation/imports",
        "comment,/api/v1/notices/abc",
        "comment,/api/v1/people",
        "comment,/api/v1/people/a@example.org/comments",
        "recommendation,/api/v1/articles/abc/related",
        "recommendation,/api/v1/articles/abc/related/pins/x",
        "recommendation,/api/v1/search",
        "recommendation,/api/v1/suggestions",
        "translation,/api/v1/articles/abc/translations",
        "translation,/api/v1/translation-desk",
        "translation,/api/v1/translation-memory",
        "translation,/api/v1/translate",
        "translation,/api/v1/glossary/fr/en",
        "translation,/api/v1/translation-files/memory/fr/en",
        "translation,/api/v1/glossary/fr/en/phare",
        "translation,/api/v1/articles/abc/translations/en/segments/3",
        "translation,/api/v1/languages",
        "article,/api/v1/openapi/article",
        "comment,/api/v1/openapi/comment",
        "recommendation,/api/v1/search/facets",
        "recommendation,/api/v1/trending",
        "recommendation,/api/v1/trending/boosts/abc",
        "recommendation,/api/v1/articles/abc/related/pins/def",
        "recommendation,/api/v1/reads",
        "recommendation,/api/v1/recommendation-trial",
        "recommendation,/api/v1/readers/r/recommendations",
        "recommendation,/api/v1/recommendation-log",
        "recommendation,/api/v1/openapi/recommendation",
        "translation,/api/v1/openapi/translation"
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
                "/api/v1/openapi/gateway",
                "/api/v1/searchx",
                "/api/v1/readsx",
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
    void pagesPassATraceOnThatIsNotRecorded() {
        send(
                article.englishPath(),
                request -> request.header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"));

        var traced = matching("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00");
        ARTICLES.verify(
                getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id)).withHeader("traceparent", traced));
        COMMENTS.verify(getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
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
    void aMethodThatAnAddressDoesNotHaveIsRefusedWithThoseThatItHas() {
        var response = post("/api/v1", "application/json", "{}");

        isProblem(response, 405, "method-not-allowed");
        assertThat(header(response, "Allow")).contains("GET");
    }

    @Test
    void whoCallsWhatIsGoingAwayIsTold() {
        SHELF.stubFor(any(urlPathEqualTo("/api/v1/trending/boosts/abc"))
                .willReturn(problem(404, "not-found", "").withHeader("Link", "<https://x.example>; rel=\"help\"")));

        var response = read("/api/v1/trending/boosts/abc");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(header(response, "Deprecation")).isEqualTo("@1801353600");
        assertThat(header(response, "Sunset")).isEqualTo("Thu, 01 Jul 2027 00:00:00 GMT");
        assertThat(response.headers().allValues("Link"))
                .containsExactlyInAnyOrder(
                        "<https://x.example>; rel=\"help\"",
                        "<https://kiosque.example/changes>; rel=\"deprecation\"; type=\"text/html\"");
        SHELF.stubFor(any(urlPathEqualTo("/api/v1/trending")).willReturn(json("[]")));
        assertThat(header(read("/api/v1/trending"), "Deprecation")).isEmpty();
    }

    @Test
    void everyAnswerThatHasATraceTellsItsId() {
        ARTICLES.stubFor(
                any(urlPathEqualTo("/api/v1/tags")).willReturn(json("[]").withHeader("Trace-Id", "of the service")));
        assertThat(read("/api/v1/tags").headers().allValues("Trace-Id"))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{32}");

        var failed = read("/api/v1/nothing");
        assertThat(text(failed)).contains("\"traceId\":\"" + header(failed, "Trace-Id") + "\"");
        assertThat(header(read(article.englishPath()), "Trace-Id")).matches("[0-9a-f]{32}");
        assertThat(header(read(article.englishPath()), "Trace-Id"))
                .as("from memory")
                .isEmpty();
    }

    @Test
    void theTraceIsTheClientsOwnWhereItHasOneAndNothingElseOfItIsToldBack() {
        ARTICLES.stubFor(any(urlPathEqualTo("/api/v1/tags")).willReturn(json("[]")));
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var valid =
                send("/api/v1/tags", request -> request.header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        assertThat(header(valid, "Trace-Id")).isEqualTo(trace);

        var invalid = send(
                "/api/v1/tags",
                request -> request.headers("traceparent", "x".repeat(2_000), "Trace-Id", "y", "X-Request-Id", "z"));
        assertThat(header(invalid, "Trace-Id")).matches("[0-9a-f]{32}");
        assertThat(header(invalid, "X-Request-Id")).isEmpty();
    }
}
