package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Attacks on the door. */
class GuardTest extends NewsroomPlatform {

    private static final String DECISIONS = "/newsroom/comments/decisions";

    private static final String RENEWED = "/newsroom/session/renewed";

    private static Map<String, String> decision(String csrf) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("csrf", csrf);
        form.put("commentIds", "c1");
        form.put("decision", "reject");
        form.put("reason", "Two lines\r\nof <b>reason</b>");
        form.put("back", "/newsroom/comments?status=pending");
        return form;
    }

    private static void servicesDecide() {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/moderation/decisions"))
                .willReturn(json("{\"id\":\"d1\",\"results\":[{\"id\":\"c1\",\"outcome\":\"applied\"}]}")));
    }

    private static String proofIn(Document page) {
        return page.select("main input[name=csrf]").attr("value");
    }

    private static void nothingWasDecided() {
        COMMENTS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aFormWithoutTheSessionsProofIsShownAgainAndNotSent() {
        servicesDecide();
        Browser ada = signedIn("ada", "moderator");

        for (String proof : List.of("", "x", csrf(room("/newsroom", signedIn("eve", "moderator"))))) {
            HttpResponse<byte[]> refused = submit(DECISIONS, ada, decision(proof));
            assertThat(refused.statusCode()).isEqualTo(403);
            nothingWasDecided();
        }

        Document page = Jsoup.parse(text(submit(DECISIONS, ada, decision("x"))));
        assertThat(page.select("form[action=" + DECISIONS + "] input[name=reason]")
                        .attr("value"))
                .isEqualTo("Two lines\nof <b>reason</b>");
        HttpResponse<byte[]> confirmed = submit(DECISIONS, ada, decision(proofIn(page)));
        assertThat(confirmed.statusCode()).isEqualTo(303);
        COMMENTS.verify(1, postRequestedFor(urlPathEqualTo("/api/v1/moderation/decisions")));
    }

    @Test
    void aFormOnAnotherSiteIsRefusedWithoutBeingShown() {
        servicesDecide();
        Browser ada = signedIn("ada", "moderator");
        String proof = csrf(room("/newsroom", ada));

        var crossSite = submit(DECISIONS, ada, decision(proof), "Sec-Fetch-Site", "cross-site");
        var sibling = submit(DECISIONS, ada, decision(proof), "Sec-Fetch-Site", "same-site");
        var origin = submit(DECISIONS, ada, decision(proof), "Origin", "https://evil.example");

        assertThat(List.of(crossSite.statusCode(), sibling.statusCode(), origin.statusCode()))
                .containsOnly(403);
        assertThat(text(crossSite)).doesNotContain("Two lines");
        nothingWasDecided();
    }

    @Test
    void whatWasSentAfterTheSessionsEndIsNotLost() {
        servicesDecide();
        Browser ada = signedIn("ada", "moderator");
        String proof = csrf(room("/newsroom", ada));
        clock.pass(Duration.ofHours(3));

        HttpResponse<byte[]> ended = submit(DECISIONS, ada, decision(proof));

        assertThat(ended.statusCode()).isEqualTo(401);
        Document page = Jsoup.parse(text(ended));
        assertThat(page.select("a[target=_blank]").attr("href")).isEqualTo("/newsroom/sign-in/start");
        assertThat(page.select("input[name=reason]").attr("value")).startsWith("Two lines");
        nothingWasDecided();

        Browser again = signedIn("ada", "moderator");
        Document confirm = Jsoup.parse(text(submit(DECISIONS, again, decision(""))));
        assertThat(submit(DECISIONS, again, decision(proofIn(confirm))).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aScriptIsToldThatTheSessionHasEndedAndItsPageGoesOnInTheNextOne() {
        servicesDecide();
        Browser ada = signedIn("ada", "moderator");
        String proof = csrf(room("/newsroom", ada));
        clock.pass(Duration.ofHours(3));

        for (String[] asked : new String[][] {{"HX-Request", "true"}, {"Sec-Fetch-Dest", "empty"}}) {
            HttpResponse<byte[]> told = get("/newsroom/session", ada, asked);
            assertThat(told.statusCode()).isEqualTo(401);
            assertThat(text(told)).contains("has ended").doesNotContain("<html");
            HttpResponse<byte[]> sent = submit(DECISIONS, ada, decision(proof), asked);
            assertThat(sent.statusCode()).isEqualTo(401);
            assertThat(text(sent)).doesNotContain("Two lines");
        }
        nothingWasDecided();

        Browser again = signedIn("ada", "moderator");
        HttpResponse<byte[]> session = get("/newsroom/session", again, "Sec-Fetch-Dest", "empty");
        assertThat(header(session, "Cache-Control")).isEqualTo("no-store");
        JsonNode current = JsonMapper.shared().readTree(text(session));
        assertThat(current.get("name").asString()).isEqualTo("ada");
        String next = current.get("csrf").asString();
        assertThat(next).isNotEqualTo(proof);
        assertThat(submit(DECISIONS, again, decision(next)).statusCode()).isEqualTo(303);
    }

    @Test
    void aSignInThatAPageHasAskedForEndsWhereThatPageIsTold() {
        Document page = room("/newsroom/help", signedIn("ada", "editor"));
        assertThat(page.select("dialog[data-name=ada] a[target=_blank]").attr("href"))
                .isEqualTo("/newsroom/sign-in/start?to=" + RENEWED);

        Begun begun = begin(RENEWED);
        PROVIDER.codeGives("t", "r", PROVIDER.idToken("ada", List.of("editor"), begun.nonce()), Duration.ofHours(1));
        HttpResponse<byte[]> back = comeBack(begun, "code=c&state=" + encoded(begun.state()));

        assertThat(Jsoup.parse(text(back)).select("meta[http-equiv=refresh]").attr("content"))
                .isEqualTo("0;url=" + RENEWED);
        Document renewed = room(RENEWED, new Browser(cookie(back, "newsroom")));
        assertThat(renewed.select("h1").text()).isEqualTo("You are in again");
        assertThat(renewed.select("script[src$=/session.js]")).hasSize(1);
    }

    @Test
    void aSessionEndsWhenIdleAndAtLastInAnyCase() {
        Browser idle = signedIn("ada", Duration.ofDays(1), "moderator");
        clock.pass(Duration.ofMinutes(121));
        assertThat(get("/newsroom", idle).statusCode()).isEqualTo(302);

        Browser busy = signedIn("ada", Duration.ofDays(1), "moderator");
        int hours = 0;
        HttpResponse<byte[]> response = get("/newsroom", busy);
        while (response.statusCode() == 200 && hours < 20) {
            clock.pass(Duration.ofHours(1));
            hours++;
            response = get("/newsroom", busy);
            if (response.statusCode() == 200) {
                busy = new Browser(cookie(response, "newsroom"));
            }
        }
        assertThat(hours).isEqualTo(12);
    }

    @Test
    void aCookieThatWeDidNotSealOpensNothing() {
        Browser ada = signedIn("ada", "moderator");
        String value = ada.cookies();
        int middle = value.length() / 2;
        String changed =
                value.substring(0, middle) + (value.charAt(middle) == 'A' ? 'B' : 'A') + value.substring(middle + 1);

        for (String cookies : List.of(changed, "newsroom=x", "newsroom=eyJhbGciOiJub25lIn0.e30.", "newsroom=")) {
            assertThat(get("/newsroom", new Browser(cookies)).statusCode())
                    .as(cookies)
                    .isEqualTo(302);
        }
        Begun begun = begin("/newsroom"); // one kind of cookie is none of the other
        String flow = begun.cookie().replace("newsroom-sign-in=", "newsroom=");
        assertThat(get("/newsroom", new Browser(flow)).statusCode()).isEqualTo(302);
    }

    @Test
    void whoComesByALinkFromElsewhereAsksOnceMoreFromAPageOfOurs() {
        HttpResponse<byte[]> fromMail =
                send("/newsroom/comments?status=spam", request -> request.header("Sec-Fetch-Site", "cross-site"));
        HttpResponse<byte[]> onceMore =
                send("/newsroom/comments?status=spam", request -> request.header("Sec-Fetch-Site", "same-origin"));

        assertThat(Jsoup.parse(text(fromMail))
                        .select("meta[http-equiv=refresh]")
                        .attr("content"))
                .isEqualTo("0;url=/newsroom/comments?status=spam");
        assertThat(onceMore.statusCode()).isEqualTo(302);
    }

    @Test
    void eachRoleSeesItsRoomsAndTheServicesDecide() {
        assertThat(room("/newsroom", signedIn("ada", "editor"))
                        .select(".rooms a")
                        .eachAttr("href"))
                .containsExactly("/newsroom/articles", "/newsroom/front", "/newsroom/records", "/newsroom/help");
        assertThat(room("/newsroom", signedIn("tom", "translator"))
                        .select(".rooms a")
                        .eachAttr("href"))
                .containsExactly("/newsroom/translations", "/newsroom/help");
        assertThat(room("/newsroom", signedIn("zoe")).select(".rooms a")).isEmpty();

        COMMENTS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/moderation/comments"))
                .withHeader("Authorization", equalTo("Bearer token-of-ada"))
                .willReturn(problem(403, "forbidden", "")));
        HttpResponse<byte[]> refused = get("/newsroom/comments", signedIn("ada", "editor"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(text(refused)).contains("Not your room");
    }

    @Test
    void nothingIsKeptAndNothingIsRunThatIsNotOurs() {
        Browser ada = signedIn("ada", "editor");
        for (String path : List.of("/newsroom", "/newsroom/help", "/newsroom/sign-in", "/newsroom/nothing")) {
            HttpResponse<byte[]> response = get(path, ada);
            assertThat(header(response, "Cache-Control")).as(path).isEqualTo("no-store");
            assertThat(header(response, "Content-Security-Policy"))
                    .contains("script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(text(response)).doesNotContain("token-of-ada", "<style", " style=", " onclick=");
        }
    }

    @Test
    void aRoomWhoseServiceIsAwayIsClosedAndTheOthersStayOpen() {
        Browser ada = signedIn("ada", "moderator");
        COMMENTS.stubFor(WireMock.get(urlPathMatching("/api/v1/moderation/(comments|queue-counts)"))
                .willReturn(problem(503, "unavailable", "")));

        HttpResponse<byte[]> closed = get("/newsroom/comments", ada);

        assertThat(closed.statusCode()).isEqualTo(503);
        assertThat(header(closed, "Retry-After")).isNotEmpty();
        assertThat(Jsoup.parse(text(closed)).select(".rooms a").eachAttr("href"))
                .contains("/newsroom/comments");
        Document home = room("/newsroom", ada);
        assertThat(home.select("h1").text()).contains("ada");
        assertThat(home.select(".doors .closed").text()).contains("Comments", "does not answer");
    }

    @Test
    void pagesAreInTheLanguageThatWasChosen() {
        Browser ada = signedIn("ada", "editor");
        Document english = room("/newsroom/help", ada);
        HttpResponse<byte[]> chosen = submit(
                "/newsroom/language", ada, Map.of("csrf", csrf(english), "language", "fr", "to", "/newsroom/help"));

        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(header(chosen, "Location")).isEqualTo("/newsroom/help");
        Document french = room("/newsroom/help", new Browser(cookie(chosen, "newsroom")));
        assertThat(french.select("html").attr("lang")).isEqualTo("fr");
        assertThat(french.select("h1").text()).isEqualTo("Aide");
    }
}
