package org.kiosque.gateway.edge.trust;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;

/** Who is named is {@code https://app.example}. */
class CrossOriginTest extends Platform {

    private static final String NAMED = "https://app.example";

    private String ask(String method, String path, String origin, String more) {
        return sendRaw(method + " " + path + " HTTP/1.1\r\nHost: kiosque.example\r\nOrigin: " + origin + "\r\n" + more
                + "Connection: close\r\n\r\n");
    }

    private String preflight(String path, String origin, String method) {
        return ask(
                "OPTIONS",
                path,
                origin,
                "Access-Control-Request-Method: " + method
                        + "\r\nAccess-Control-Request-Headers: authorization,content-type,if-match\r\n");
    }

    @Test
    void whoIsNamedMayReadTheAnswerAndWhatItSaysOfItself() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/tags"))
                .willReturn(json("[]").withHeader("ETag", "\"1\"").withHeader("Vary", "Accept-Language")));

        assertThat(ask("GET", "/api/v1/tags", NAMED, ""))
                .startsWith("HTTP/1.1 200")
                .containsOnlyOnce("Access-Control-Allow-Origin: " + NAMED)
                .contains(
                        "Access-Control-Expose-Headers: Deprecation, ETag, Link, Location, RateLimit, RateLimit-Policy, "
                                + "Retry-After, Sunset, Trace-Id")
                .doesNotContain("Access-Control-Allow-Credentials")
                .containsPattern("(?i)vary: .*Origin")
                .containsPattern("(?i)vary: .*Accept-Language");
    }

    @Test
    void aPreflightIsAnsweredHere() {
        assertThat(preflight("/api/v1/articles/a", NAMED, "PUT"))
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Origin: " + NAMED)
                .contains("Access-Control-Allow-Methods: GET,HEAD,POST,PUT,PATCH,DELETE")
                .contains("Access-Control-Allow-Headers: authorization, content-type, if-match")
                .contains("Access-Control-Max-Age: 7200")
                .containsIgnoringCase("x-content-type-options: nosniff");
        ARTICLES.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void whatFailsMayBeReadToo() {
        assertThat(ask("GET", "/api/v1/nothing", NAMED, ""))
                .startsWith("HTTP/1.1 404")
                .contains("Access-Control-Allow-Origin: " + NAMED)
                .contains("urn:kiosque:problem:not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example",
                "http://app.example",
                "https://app.example:444",
                "https://a.app.example",
                "null"
            })
    void whoIsNotNamedIsToldNothing(String origin) {
        ARTICLES.stubFor(any(anyUrl()).willReturn(aResponse().withBody("well")));

        assertThat(preflight("/api/v1/articles/a", origin, "PUT"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("Access-Control-Allow");
        ARTICLES.verify(0, anyRequestedFor(anyUrl()));
        assertThat(ask("GET", "/api/v1/tags", origin, ""))
                .as("as anybody who is no browser")
                .startsWith("HTTP/1.1 200")
                .contains("Vary: Origin")
                .doesNotContain("Access-Control-Allow");
    }

    @Test
    void ourOwnPagesNeedNoNameBehindWhatEndsTls() {
        commentServiceAnswers(json("{}"));
        assertThat(ask(
                        "POST",
                        "/api/v1/articles/" + id + "/comments",
                        "https://kiosque.example",
                        "Content-Length: 0\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void pagesAndTheirFormsAreForThisSiteAlone() {
        assertThat(ask("GET", article.englishPath(), NAMED, ""))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("Access-Control-Allow");
        HttpResponse<byte[]> form = send(
                article.englishPath() + "/comments",
                request -> request.headers("Content-Type", FORM, "Sec-Fetch-Site", "cross-site", "Origin", NAMED)
                        .POST(HttpRequest.BodyPublishers.ofString(FILLED)));
        assertThat(form.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.example",
                "app.example",
                "https://app.example/",
                "https://app.example/path",
                "HTTPS://app.example",
                "https://user@app.example",
                "ftp://app.example",
                "null",
                ""
            })
    void whatNoBrowserSendsIsRefusedAtStart(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CorsProperties(List.of(NAMED, origin)))
                .withMessageStartingWith("kiosque.edge.cors.origins are written as browsers send them");
    }

    @Test
    void originsHavePortsAndAddresses() {
        assertThatNoException()
                .isThrownBy(() -> new CorsProperties(List.of(
                        "http://localhost:3000",
                        "https://xn--caf-dma.example",
                        "http://[::1]:8080",
                        "https://10.0.0.1")));
    }
}
