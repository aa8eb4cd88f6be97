package org.kiosque.gateway.site.newsletter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;
import org.kiosque.gateway.Sample;
import org.springframework.test.context.TestPropertySource;

/** Letters about new articles, asked for, confirmed and ended without JavaScript. */
@TestPropertySource(properties = "kiosque.site.newsletter=true")
class NewsletterPageTest extends Platform {

    private static final String PAGE = "/en/newsletter";
    private static final String CONFIRMING = "a".repeat(32) + "c" + "b".repeat(32);
    private static final String ENDING = "a".repeat(32) + "e" + "b".repeat(32);
    private static final String WISH = "email=zoe%40example.org&about=section%3Aworld&frequency=at-once";

    @BeforeEach
    void letters() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/sections"))
                .willReturn(json("{\"items\":[{\"key\":\"world\",\"name\":\"World\",\"count\":2}]}")));
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/subscriptions"))
                .willReturn(json("{\"status\":\"pending\"}").withStatus(202)));
        subscriptionIs(CONFIRMING, "pending", true);
        subscriptionIs(ENDING, "active", false);
        COMMENTS.stubFor(WireMock.put(urlPathEqualTo("/api/v1/subscriptions/" + CONFIRMING + "/confirmation"))
                .willReturn(json(subscription("active", true))));
        COMMENTS.stubFor(WireMock.delete(WireMock.urlPathMatching("/api/v1/subscriptions/.*"))
                .willReturn(aResponse().withStatus(204)));
    }

    private static void subscriptionIs(String token, String status, boolean confirms) {
        COMMENTS.stubFor(
                get(urlPathEqualTo("/api/v1/subscriptions/" + token)).willReturn(json(subscription(status, confirms))));
    }

    private static String subscription(String status, boolean confirms) {
        return """
                {"language":"en","tag":null,"section":"world","frequency":"daily","status":"%s","confirms":%s}""".formatted(status, confirms);
    }

    private static Document shown(HttpResponse<byte[]> response) {
        return Jsoup.parse(text(response));
    }

    @Test
    void aReaderAsksForLettersAndIsToldToLookForOne() {
        assertThat(page("/en").select("footer a[href=" + PAGE + "]")).hasSize(1);
        Document form = page(PAGE);
        assertThat(form.select("form").attr("action")).isEqualTo(PAGE);
        assertThat(form.select("select[name=about] option").eachAttr("value")).containsExactly("", "section:world");
        assertThat(form.select("meta[name=robots]").attr("content")).contains("noindex");

        var asked = post(PAGE, FORM, WISH, "Sec-Fetch-Site", "same-origin");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(header(asked, "Cache-Control")).isEqualTo("no-store");
        assertThat(shown(asked).select(".status.done").text()).contains("zoe@example.org", "confirm");
        COMMENTS.verify(postRequestedFor(urlPathEqualTo("/api/v1/subscriptions"))
                .withHeader("X-Forwarded-For", matching(".*127\\.0\\.0\\.1"))
                .withRequestBody(equalToJson("""
                        {"email":"zoe@example.org","language":"en","section":"world","frequency":"at-once"}""")));
    }

    @Test
    void thePageOfATagLeadsToLettersAboutIt() {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .withQueryParam("tag", WireMock.equalTo("energy"))
                .willReturn(json(Sample.cards(article.card("tag0card", "A dam")))));

        String way = page("/en/tags/energy").select(".listing a").attr("href");

        assertThat(way).isEqualTo(PAGE + "?tag=energy");
        assertThat(page(way).select("select[name=about] option[selected]").attr("value"))
                .isEqualTo("tag:energy");
        assertThat(page(PAGE + "?tag=%2e%2e")
                        .select("select[name=about] option[selected]")
                        .attr("value"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "email=nobody&about=&frequency=daily,400",
        "about=&frequency=daily,400",
        "email=a%40example.org&about=section%3A..&frequency=daily,400",
        "email=a%40example.org&about=&frequency=daily&website=x,400"
    })
    void whatIsNoWishIsNotSent(String form, int status) {
        assertThat(post(PAGE, FORM, form).statusCode()).isEqualTo(status);
        COMMENTS.verify(0, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({"429,429,short time", "400,400,valid e-mail", "500,503,does not work"})
    void whatTheServiceDoesNotTakeIsToldWithAllThatWasTyped(int service, int status, String says) {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/subscriptions")).willReturn(problem(service, "x", "")));

        var answer = post(PAGE, FORM, WISH);

        assertThat(answer.statusCode()).isEqualTo(status);
        Document page = shown(answer);
        assertThat(page.select("[role=alert]").text()).contains(says);
        assertThat(page.select("#newsletter-email").attr("value")).isEqualTo("zoe@example.org");
        assertThat(page.select("option[selected]").attr("value")).isEqualTo("section:world");
        assertThat(page.select("input[checked]").attr("value")).isEqualTo("at-once");
    }

    @Test
    void lookingChangesNothingAndAButtonConfirms() {
        Document asked = page(PAGE + "/" + CONFIRMING);
        assertThat(asked.select("form button").eachAttr("value")).containsExactly("confirm", "end");
        assertThat(asked.select("main").text()).contains("world", "Once a day");
        COMMENTS.verify(0, putRequestedFor(anyUrl()));

        var confirmed = post(PAGE + "/" + CONFIRMING, FORM, "do=confirm");

        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(shown(confirmed).select(".status.done").text()).contains("will get");
        assertThat(shown(confirmed).select("form button").eachAttr("value")).containsExactly("end");
    }

    @ParameterizedTest
    @CsvSource({"do=end", "List-Unsubscribe=One-Click"})
    void aButtonOrAMailProgramsOneRequestEndsThem(String sent) {
        assertThat(page(PAGE + "/" + ENDING).select("form button").eachAttr("value"))
                .containsExactly("end");

        var ended = post(PAGE + "/" + ENDING, FORM, sent);

        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(shown(ended).select(".status.done").text()).contains("no more");
        COMMENTS.verify(1, deleteRequestedFor(urlPathEqualTo("/api/v1/subscriptions/" + ENDING)));
    }

    @Test
    void aMailProgramMaySendItsRequestInParts() {
        String parts = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n%s\r\n--x--\r\n";

        assertThat(post(PAGE + "/" + ENDING, "multipart/form-data; boundary=x", parts.formatted("Other"))
                        .statusCode())
                .isEqualTo(400);
        COMMENTS.verify(0, deleteRequestedFor(anyUrl()));
        assertThat(post(PAGE + "/" + ENDING, "multipart/form-data; boundary=x", parts.formatted("One-Click"))
                        .statusCode())
                .isEqualTo(200);
        COMMENTS.verify(1, deleteRequestedFor(urlPathEqualTo("/api/v1/subscriptions/" + ENDING)));
    }

    @Test
    void whoCannotBeServedNowIsToldSo() {
        COMMENTS.stubFor(WireMock.delete(urlPathEqualTo("/api/v1/subscriptions/" + ENDING))
                .willReturn(problem(503, "x", "")));

        var answer = post(PAGE + "/" + ENDING, FORM, "do=end");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(shown(answer).select(".status.failed").text()).contains("nothing was changed");
    }

    @Test
    void whatIsNoTokenIsNotThere() {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/subscriptions/" + ENDING)).willReturn(problem(404, "x", "")));

        assertThat(read(PAGE + "/" + ENDING).statusCode()).isEqualTo(404);
        assertThat(read(PAGE + "/x").statusCode()).isEqualTo(404);
        assertThat(post(PAGE + "/x", FORM, "do=end").statusCode()).isEqualTo(404);
        assertThat(post(PAGE + "/" + ENDING, FORM, "do=nothing").statusCode()).isEqualTo(400);
        assertThat(post(PAGE, FORM, WISH, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"en,Notify me in this browser", "fr,M’avertir dans ce navigateur"})
    void whereBrowsersAreToldTheButtonWaitsForAScriptToShowIt(String language, String says) {
        COMMENTS.stubFor(
                get(urlPathEqualTo("/api/v1/subscriptions/push-key")).willReturn(json("{\"publicKey\":\"BKey-_0\"}")));

        Document page = page("/" + language + "/newsletter");

        assertThat(page.select("#push[hidden]").attr("data-key")).isEqualTo("BKey-_0");
        assertThat(page.select("#push button[type=button]").text()).isEqualTo(says);
        assertThat(page.select("#push [role=status]").text()).isEmpty();
        String script = page.select("script[src]").attr("src");
        assertThat(script).startsWith("/assets/push.");
        assertThat(text(read(script))).contains("/api/v1/subscriptions/push");
        assertThat(page.select("script:not([src]), [onclick], [style]")).isEmpty();
        assertThat(page("/" + language).select("script[src*=push]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 503})
    void whereTheyAreNotThereIsNoButton(int status) {
        COMMENTS.stubFor(get(urlPathEqualTo("/api/v1/subscriptions/push-key")).willReturn(problem(status, "x", "")));

        Document page = page(PAGE);

        assertThat(page.select("#push, script[src*=push]")).isEmpty();
        assertThat(page.select("#newsletter-email")).hasSize(1);
    }

    @Test
    void thePrivacyPageSaysWhatIsKept() {
        assertThat(page("/en/privacy").text()).contains("push service");
        assertThat(page("/fr/privacy").text()).contains("service d’envoi");
    }
}
