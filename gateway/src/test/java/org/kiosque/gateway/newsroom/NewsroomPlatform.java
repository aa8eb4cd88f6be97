package org.kiosque.gateway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.kiosque.gateway.Platform;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.UriComponentsBuilder;

/** The gateway with a newsroom, and a provider that a test scripts. */
@TestPropertySource(
        properties = {
            "kiosque.newsroom.client-secret=of-a-test",
            "kiosque.newsroom.session-keys=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
            "kiosque.newsroom.idle-end=2h",
            "kiosque.newsroom.absolute-end=12h"
        })
abstract class NewsroomPlatform extends Platform {

    static final OpenIdStub PROVIDER = new OpenIdStub();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("kiosque.newsroom.issuer", PROVIDER::issuer);
    }

    @BeforeEach
    void theProviderKnowsEverybody() {
        PROVIDER.reset();
    }

    /**
     * A browser that is signed in.
     *
     * @param cookies as it sends them
     */
    record Browser(String cookies) {}

    /** A sign-in that was begun. */
    record Begun(String cookie, String state, String nonce, Map<String, String> asked) {}

    Begun begin(String to) {
        HttpResponse<byte[]> start = read("/newsroom/sign-in/start?to=" + encoded(to));
        assertThat(start.statusCode()).isEqualTo(302);
        var asked = UriComponentsBuilder.fromUri(URI.create(header(start, "Location")))
                .build()
                .getQueryParams()
                .toSingleValueMap();
        return new Begun(
                cookie(start, "newsroom-sign-in"),
                URLDecoder.decode(asked.get("state"), StandardCharsets.UTF_8),
                asked.get("nonce"),
                asked);
    }

    HttpResponse<byte[]> comeBack(Begun begun, String query) {
        return get("/newsroom/sign-in/return?" + query, new Browser(begun.cookie()), "Sec-Fetch-Site", "cross-site");
    }

    Browser signedIn(String name, String... roles) {
        return signedIn(name, Duration.ofHours(1), roles);
    }

    /** @param lifetime of the access token, which is {@code token-of-} with the name */
    Browser signedIn(String name, Duration lifetime, String... roles) {
        Begun begun = begin("/newsroom");
        PROVIDER.codeGives(
                "token-of-" + name,
                "refresh-of-" + name,
                PROVIDER.idToken(name, List.of(roles), begun.nonce()),
                lifetime);
        HttpResponse<byte[]> back = comeBack(begun, "code=a-code&state=" + encoded(begun.state()));
        assertThat(back.statusCode()).as(text(back)).isEqualTo(200);
        return new Browser(cookie(back, "newsroom"));
    }

    static String cookie(HttpResponse<?> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }

    HttpResponse<byte[]> get(String path, Browser browser, String... headers) {
        return send(path, request -> {
            request.header("Cookie", browser.cookies()).header("Accept-Language", "en");
            return headers.length == 0 ? request : request.headers(headers);
        });
    }

    Document room(String path, Browser browser) {
        HttpResponse<byte[]> response = get(path, browser);
        assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
        return Jsoup.parse(text(response));
    }

    static String csrf(Document page) {
        return page.select("input[name=csrf]").attr("value");
    }

    /** What stands in a text area; the line break after its tag is none of the text. */
    static String typedIn(Document page, String css) {
        return Objects.requireNonNull(page.selectFirst(css)).wholeText().replaceFirst("^\n", "");
    }

    /** Sends a form as a page of ours does. */
    HttpResponse<byte[]> submit(String path, Browser browser, Map<String, String> fields, String... headers) {
        return send(path, request -> {
            request.header("Cookie", browser.cookies())
                    .header("Content-Type", FORM)
                    .header("Accept-Language", "en")
                    .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
            return headers.length == 0 ? request : request.headers(headers);
        });
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
