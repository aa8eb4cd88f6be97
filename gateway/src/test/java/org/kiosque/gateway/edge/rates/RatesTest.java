package org.kiosque.gateway.edge.rates;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Low limits, and clients who come through a proxy that is believed. */
@TestPropertySource(
        properties = {
            "kiosque.rates.exempt=9.9.9.0/24",
            "kiosque.edge.trusted-proxies=127.0.0.1",
            "kiosque.rates.captcha=2/1m",
            "kiosque.rates.comments=3/1m",
            "kiosque.rates.counts=off",
            "kiosque.rates.pages=5/1m",
            "kiosque.rates.searches=2/1m",
            "kiosque.rates.sign-ins=3/1m",
            "kiosque.rates.tokens=2/1m",
            "kiosque.rates.writes=4/1m",
            "kiosque.rates.calls=20/1m"
        })
@ExtendWith(OutputCaptureExtension.class)
class RatesTest extends Platform {

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void servicesAnswerEverything() {
        SERVICES.values()
                .forEach(service -> service.stubFor(
                        any(anyUrl()).atPriority(10).willReturn(aResponse().withBody("well"))));
        SERVICES.get("article") // as the version before answers
                .stubFor(get(urlPathEqualTo("/api/v1/front"))
                        .atPriority(5)
                        .willReturn(aResponse().withStatus(404)));
        clock.pass(Duration.ofMinutes(2)); // whatever other tests took is there again
    }

    private HttpResponse<byte[]> ask(String client, String path, String... headers) {
        return send(path, request -> {
            request.header("X-Forwarded-For", client);
            return headers.length == 0 ? request : request.headers(headers);
        });
    }

    private HttpResponse<byte[]> comment(String client, String path, String type, String body) {
        return send(
                path,
                request -> request.headers("X-Forwarded-For", client, "Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private double refused(String kind) {
        return meters.counter("kiosque.rates.refused", "kind", kind).count();
    }

    @Test
    void whoAsksTooOftenIsToldByWhichLimitAndUntilWhen(CapturedOutput output) {
        double before = refused("captcha");
        var first = ask("1.2.3.4", "/api/v1/captcha");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"calls\";q=20;w=60, \"captcha\";q=2;w=60");
        assertThat(header(first, "RateLimit")).isEqualTo("\"calls\";r=19;t=3, \"captcha\";r=1;t=30");
        ask("1.2.3.4", "/api/v1/captcha");

        var refused = ask("1.2.3.4", "/api/v1/captcha");

        isProblem(refused, 429, "too-many-requests");
        assertThat(text(refused)).contains("The limit \\\"captcha\\\" is 2 in 60 seconds for each client.");
        assertThat(header(refused, "Retry-After")).isEqualTo("30");
        assertThat(header(refused, "RateLimit")).contains("\"captcha\";r=0;t=60");
        assertThat(refused("captcha")).isEqualTo(before + 1);
        assertThat(output).contains("over its limit of captcha").doesNotContain("1.2.3.4");
        assertThat(ask("1.2.3.5", "/api/v1/captcha").statusCode()).isEqualTo(200);

        clock.pass(Duration.ofSeconds(30));
        assertThat(ask("1.2.3.4", "/api/v1/captcha").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherSpellingOfAnAddressIsNoWayRound() {
        ask("1.2.4.1", "/api/v1/captcha");
        ask("1.2.4.1", "/api/v1/%63aptcha");
        isProblem(ask("1.2.4.1", "/api/v1/capt%63ha"), 429, "too-many-requests");
    }

    @Test
    void aHouseholdIsOneClientHoweverManyAddressesItTakes() {
        ask("2001:db8:1:2200::1", "/api/v1/captcha");
        ask("2001:db8:1:22ff:1:2:3:4", "/api/v1/captcha");
        isProblem(ask("2001:db8:1:2277::9", "/api/v1/captcha"), 429, "too-many-requests");
        assertThat(ask("2001:db8:1:2300::1", "/api/v1/captcha").statusCode()).isEqualTo(200);
    }

    @Test
    void commentsByTheFormAndByTheApiAreCountedTogether() {
        commentServiceAnswers(json("{\"id\":\"x\",\"status\":\"pending\"}"));
        String api = "/api/v1/articles/" + id + "/comments";
        assertThat(comment("1.2.5.1", api, "application/json", "{}").statusCode())
                .isEqualTo(200);
        String form = article.frenchPath() + "/comments";
        comment("1.2.5.1", form, FORM, FILLED);
        comment("1.2.5.1", form, FORM, FILLED);

        var refused = comment("1.2.5.1", form, FORM, FILLED);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "Retry-After")).isEqualTo("20");
        assertThat(header(refused, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(Jsoup.parse(text(refused)).title()).startsWith("Trop de demandes");
        isProblem(comment("1.2.5.1", api, "application/json", "{}"), 429, "too-many-requests");
        assertThat(ask("1.2.5.1", api).statusCode()).as("reading them").isEqualTo(200);
    }

    @Test
    void searchesByThePageAndByTheApiAreCountedTogether() {
        ask("1.2.8.1", "/en/search");
        ask("1.2.8.1", "/api/v1/suggestions?q=a");

        isProblem(ask("1.2.8.1", "/api/v1/search?q=a"), 429, "too-many-requests");
        assertThat(ask("1.2.8.1", "/fr/search").statusCode()).isEqualTo(429);
        assertThat(ask("1.2.8.1", "/en").statusCode()).isEqualTo(200);
    }

    @Test
    void pagesFromMemoryCostNothingAndOthersDo() {
        for (int i = 0; i < 12; i++) {
            var page = ask("1.2.6.1", article.englishPath());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(header(page, "RateLimit"))
                    .as("a page may be kept for others")
                    .isEmpty();
            assertThat(ask("1.2.6.1", "/robots.txt").statusCode()).isEqualTo(200);
        }
        for (int i = 0; i < 4; i++) {
            assertThat(ask("1.2.6.1", "/en/nothing-" + i).statusCode()).isEqualTo(404);
        }

        var refused = ask("1.2.6.1", "/en/nothing-4");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "Content-Type")).startsWith("text/html");
        assertThat(Jsoup.parse(text(refused)).title()).startsWith("Too much at once");
        assertThat(ask("1.2.6.1", article.englishPath()).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenCostsOnlyWhenItIsRefused() {
        for (int i = 0; i < 4; i++) {
            assertThat(ask("1.2.7.1", "/api/v1/tags", "Authorization", "Bearer good")
                            .statusCode())
                    .isEqualTo(200);
        }
        ARTICLES.stubFor(any(anyUrl()).atPriority(1).willReturn(problem(401, "unauthenticated", "")));
        for (int i = 0; i < 2; i++) {
            isProblemOf401(ask("1.2.7.1", "/api/v1/tags", "Authorization", "Bearer bad"));
        }

        isProblem(ask("1.2.7.1", "/api/v1/tags", "Authorization", "Bearer bad"), 429, "too-many-requests");

        assertThat(ask("1.2.7.1", "/api/v1/tags").statusCode())
                .as("without a token")
                .isEqualTo(401);
    }

    private static void isProblemOf401(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "RateLimit")).contains("\"tokens\";r=");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/v1/articles/a",
        "PATCH, /api/v1/articles/a",
        "DELETE, /api/v1/articles/a",
        "POST, /api/v1/articles"
    })
    void whatChangesSomethingHasANarrowerLimitThanWhatReads(String method, String path) {
        String client = "1.2.11.1";
        for (int i = 0; i < 4; i++) {
            assertThat(change(client, method, path).statusCode()).isEqualTo(200);
        }

        var refused = change(client, method, path);

        isProblem(refused, 429, "too-many-requests");
        assertThat(text(refused)).contains("The limit \\\"writes\\\" is 4 in 60 seconds for each client.");
        assertThat(header(refused, "RateLimit")).startsWith("\"calls\";r=15;").contains("\"writes\";r=0;");
        assertThat(ask(client, path).statusCode()).as("reading").isEqualTo(200);
    }

    private HttpResponse<byte[]> change(String client, String method, String path) {
        return send(
                path,
                request -> request.headers("X-Forwarded-For", client, "Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString("{}")));
    }

    @Test
    void signingInHasANarrowerLimitThanOtherPages() {
        double before = refused("sign-ins");
        ask("1.2.12.1", "/newsroom/sign-in");
        ask("1.2.12.1", "/newsroom/sign-in/start");
        ask("1.2.12.1", "/newsroom/sign-in/return?code=x");

        assertThat(ask("1.2.12.1", "/newsroom/sign-in/start").statusCode()).isEqualTo(429);
        assertThat(refused("sign-ins")).isEqualTo(before + 1);
        assertThat(ask("1.2.12.1", "/newsroom").statusCode()).isNotEqualTo(429);
    }

    @Test
    void whateverIsAskedOfServicesHasOneWideLimit() {
        for (int i = 0; i < 20; i++) {
            assertThat(ask("1.2.8.1", "/api/v1/tags").statusCode()).isEqualTo(200);
        }
        isProblem(ask("1.2.8.1", "/media/abc/320.jpg"), 429, "too-many-requests");
    }

    @Test
    void preflightsAreFreeAndScriptsMayReadWhyTheyAreRefused() {
        String origin = "https://app.example";
        for (int i = 0; i < 22; i++) {
            var preflight = send(
                    "/api/v1/tags",
                    request -> request.headers(
                                    "X-Forwarded-For",
                                    "1.2.10.1",
                                    "Origin",
                                    origin,
                                    "Access-Control-Request-Method",
                                    "PUT")
                            .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
            assertThat(preflight.statusCode()).isEqualTo(200);
            assertThat(header(preflight, "RateLimit")).isEmpty();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(ask("1.2.10.1", "/api/v1/tags", "Origin", origin).statusCode())
                    .isEqualTo(200);
        }

        var refused = ask("1.2.10.1", "/api/v1/tags", "Origin", origin);

        isProblem(refused, 429, "too-many-requests");
        assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9.9.1", "9.9.9.200"})
    void whoIsExemptMeetsNoLimit(String client) {
        for (int i = 0; i < 5; i++) {
            var response = ask(client, "/api/v1/captcha");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "RateLimit")).isEmpty();
        }
    }

    @Test
    void aLimitThatIsOffLimitsNothing() {
        for (int i = 0; i < 10; i++) {
            var response = ask("1.2.9." + i / 5, "/api/v1/comment-counts");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "RateLimit")).doesNotContain("counts");
        }
    }
}
