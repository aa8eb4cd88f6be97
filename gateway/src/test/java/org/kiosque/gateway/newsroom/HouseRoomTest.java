package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HouseRoomTest extends NewsroomPlatform {

    private static final String API = "/api/v1/moderation/";
    private static final String HOUSE = "/newsroom/comments/house";

    private Browser mo;
    private String csrf;

    @BeforeEach
    void aHouse() {
        COMMENTS.stubFor(WireMock.get(urlPathEqualTo(API + "bans")).willReturn(json("""
                {"items":[{"id":"b1","kind":"domain","label":"spam.example","by":"zoe","reason":"watches"}]}""")));
        COMMENTS.stubFor(WireMock.get(urlPathEqualTo(API + "log")).willReturn(json("""
                {"items":[{"decision":"rejected","by":"zoe","at":"2026-11-23T09:00:00Z","reason":"rude","commentId":"c1","articleId":"a1"}],"nextCursor":"c"}""")));
        for (String list : new String[] {"banned", "suspect", "disposable-domains"}) {
            COMMENTS.stubFor(WireMock.get(urlPathEqualTo(API + "word-lists/" + list))
                    .willReturn(json("{\"list\":\"" + list + "\",\"words\":[\"watch\",\"pill\"]}")
                            .withHeader("ETag", "\"4\"")));
        }
        mo = signedIn("mo", "moderator");
        csrf = csrf(room(HOUSE, mo));
    }

    @Test
    void wordsBansAndDecisionsAreOnOnePage() {
        Document page = room(HOUSE, mo);

        assertThat(typedIn(page, "#words-banned")).isEqualTo("watch\npill");
        assertThat(page.text()).contains("spam.example", "watches", "rude");
    }

    @Test
    void aListIsTriedBeforeItIsSaved() {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo(API + "word-lists/banned/matches"))
                .willReturn(json("{\"matches\":[\"watch\"]}")));
        COMMENTS.stubFor(WireMock.put(urlPathEqualTo(API + "word-lists/banned")).willReturn(json("{}")));

        HttpResponse<byte[]> tried = submit(
                "/newsroom/comments/words",
                mo,
                Map.of("csrf", csrf, "list", "banned", "words", "watch\r\n\r\n pear ", "text", "A watch", "do", "try"));

        Document page = Jsoup.parse(text(tried));
        assertThat(page.select("main > [role=status]").text()).isEqualTo("Found: watch");
        assertThat(typedIn(page, "#words-banned")).isEqualTo("watch\n\n pear ");
        assertThat(typedIn(page, "#words-suspect")).isEqualTo("watch\npill");
        COMMENTS.verify(0, putRequestedFor(urlPathEqualTo(API + "word-lists/banned")));

        submit(
                "/newsroom/comments/words",
                mo,
                Map.of("csrf", csrf, "list", "banned", "words", "watch\r\n\r\n pear ", "etag", "\"4\"", "do", "save"));
        COMMENTS.verify(putRequestedFor(urlPathEqualTo(API + "word-lists/banned"))
                .withHeader("If-Match", equalTo("\"4\""))
                .withRequestBody(equalToJson("{\"words\":[\"watch\",\"pear\"]}")));
    }

    @Test
    void whatSomebodyElseHasChangedIsNotOverwrittenUnseen() {
        COMMENTS.stubFor(
                WireMock.put(urlPathEqualTo(API + "word-lists/suspect")).willReturn(problem(412, "changed", "")));

        HttpResponse<byte[]> refused = submit(
                "/newsroom/comments/words",
                mo,
                Map.of("csrf", csrf, "list", "suspect", "words", "mine", "etag", "\"3\"", "do", "save"));

        assertThat(refused.statusCode()).isEqualTo(412);
        Document page = Jsoup.parse(text(refused));
        assertThat(typedIn(page, "#words-suspect")).isEqualTo("mine");
        assertThat(page.select("[role=alert]").text()).contains("meanwhile");
    }

    @Test
    void whoHasWrittenACommentIsBannedAndABanIsEnded() {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo(API + "bans"))
                .willReturn(json("{}").withStatus(201)));
        COMMENTS.stubFor(WireMock.delete(urlPathEqualTo(API + "bans/b1"))
                .willReturn(aResponse().withStatus(204)));

        HttpResponse<byte[]> banned = submit(
                "/newsroom/comments/bans",
                mo,
                Map.of("csrf", csrf, "commentId", "c1", "kind", "email", "until", "2026-12-24"));
        submit("/newsroom/comments/bans", mo, Map.of("csrf", csrf, "remove", "b1"));

        assertThat(header(banned, "Location")).isEqualTo(HOUSE + "?done=banned");
        COMMENTS.verify(postRequestedFor(urlPathEqualTo(API + "bans"))
                .withRequestBody(
                        equalToJson("{\"kind\":\"email\",\"commentId\":\"c1\",\"until\":\"2026-12-24T23:00:00Z\"}")));
        COMMENTS.verify(deleteRequestedFor(urlPathEqualTo(API + "bans/b1")));
    }

    @Test
    void decisionsOfOneModeratorAreListedAndLeadToTheirComments() {
        Document page = room(HOUSE + "?by=zoe&article=a1", mo);

        COMMENTS.verify(getRequestedFor(urlPathEqualTo(API + "log"))
                .withQueryParam("by", equalTo("zoe"))
                .withQueryParam("article", equalTo("a1")));
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo(HOUSE + "?by=zoe&article=a1&cursor=c");
        assertThat(page.select("#by").attr("value")).isEqualTo("zoe");
        assertThat(page.select("a[href='/newsroom/comments?status=all&comment=c1']"))
                .hasSize(1);
    }

    @Test
    void whoBansFromAQueueComesBackToItAndMayMoveAllOfThatAuthorToSpam() {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo(API + "bans"))
                .willReturn(json("{}").withStatus(201)));
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo(API + "decisions"))
                .withRequestBody(
                        equalToJson("{\"authorOf\":\"c1\",\"decision\":\"spam\",\"reason\":\"sells watches\"}"))
                .willReturn(json(
                        "{\"id\":\"d1\",\"results\":[{\"id\":\"c1\",\"outcome\":\"applied\"}],\"nextCursor\":\"n\"}")));
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo(API + "decisions"))
                .withRequestBody(matchingJsonPath("$.cursor", equalTo("n")))
                .willReturn(json("{\"id\":\"d2\",\"results\":[{\"id\":\"c2\",\"outcome\":\"unchanged\"}]}")));

        assertThat(header(banned("/newsroom/comments?status=spam", "spam"), "Location"))
                .isEqualTo("/newsroom/comments?status=spam&done=bannedAll");
        COMMENTS.verify(2, postRequestedFor(urlPathEqualTo(API + "decisions")));
        COMMENTS.verify(postRequestedFor(urlPathEqualTo(API + "bans"))
                .withRequestBody(
                        equalToJson("{\"kind\":\"email\",\"commentId\":\"c1\",\"reason\":\"sells watches\"}")));

        assertThat(header(banned("https://evil.example/newsroom/", ""), "Location"))
                .isEqualTo("/newsroom?done=banned");
        COMMENTS.verify(2, postRequestedFor(urlPathEqualTo(API + "decisions")));

        COMMENTS.stubFor(WireMock.post(urlPathEqualTo(API + "decisions"))
                .willReturn(json("{\"results\":[{\"id\":\"c1\",\"outcome\":\"claimed\"}]}")));
        assertThat(header(banned("/newsroom/comments", "spam"), "Location")).endsWith("done=bannedPartly");

        COMMENTS.stubFor(WireMock.post(urlPathEqualTo(API + "bans")).willReturn(problem(404, "comment-not-found", "")));
        HttpResponse<byte[]> refused = banned("/newsroom/comments", "spam");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(text(refused)).contains("sells watches");
    }

    private HttpResponse<byte[]> banned(String back, String all) {
        return submit(
                "/newsroom/comments/bans",
                mo,
                Map.of(
                        "csrf",
                        csrf,
                        "commentId",
                        "c1",
                        "kind",
                        "email",
                        "reason",
                        "sells watches",
                        "back",
                        back,
                        "all",
                        all));
    }
}
