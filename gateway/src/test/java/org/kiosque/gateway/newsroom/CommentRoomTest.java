package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentRoomTest extends NewsroomPlatform {

    private static final String QUEUE = """
            {"items":[
              {"id":"c1","status":"pending","articleId":"a1","article":{"title":"Night train","language":"en"},
               "author":{"name":"Zoé <b>"},"language":"fr","body":"Bien !\\n<script>alert(1)</script>","createdAt":"2026-11-23T09:00:00Z",
               "heldBy":["links"],"reports":[{"reason":"spam","note":"again"}],"notes":[{"by":"max","at":"2026-11-23T09:10:00Z","text":"known"}],
               "history":[{"decision":"rejected","by":"max","at":"2026-11-23T09:05:00Z","reason":"rude"}],
               "claim":{"by":"max","until":"2026-11-23T11:00:00Z"},
               "parentId":"c0","parent":{"author":{"name":"Ida"},"language":"en","body":"Is it <i>late</i>?"}},
              {"id":"c2","status":"pending","articleId":"a1","author":{"name":"Bo"},"language":"en","body":"Second"}],
             "nextCursor":"n+/="}
            """;

    private Browser max;

    @BeforeEach
    void aQueue() {
        COMMENTS.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/moderation/comments")).willReturn(json(QUEUE)));
        max = signedIn("ada", "moderator");
    }

    @Test
    void aQueueShowsAllThatADecisionNeeds() {
        Document page = room("/newsroom/comments?q=a%26b", max);

        COMMENTS.verify(getRequestedFor(urlPathEqualTo("/api/v1/moderation/comments"))
                .withQueryParam("status", equalTo("pending"))
                .withQueryParam("q", equalTo("a&b")));
        var first = page.select(".queued").first();
        assertThat(first.select(".text").text()).contains("<script>alert(1)</script>");
        assertThat(page.select("main script")).isEmpty();
        assertThat(first.text())
                .contains("Zoé <b>", "Night train", "links", "again", "known", "rude", "max is looking at it");
        assertThat(first.select("a[target=_blank]").attr("href")).isEqualTo("/en/a1#comment-c1");
        assertThat(first.select("blockquote[lang=en]").text()).isEqualTo("Is it <i>late</i>?");
        assertThat(first.text()).contains("It answers Ida:");
        assertThat(first.select("a[href='/newsroom/comments?article=a1&status=pending']"))
                .hasSize(1);
        assertThat(first.select("[data-typed]").eachAttr("data-typed"))
                .containsExactly("c1/reason", "c1/note", "c1/ban");
        assertThat(first.select("input[name=next]").attr("value")).isEqualTo("comment-c2");
        assertThat(page.select("a[rel=next]").attr("href"))
                .isEqualTo("/newsroom/comments?status=pending&q=a%26b&cursor=n%2B%2F%3D");
    }

    @Test
    void aDecisionLeadsToTheNextCommentAndCanBeTakenBack() {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/moderation/decisions"))
                .willReturn(json("{\"id\":\"d1\",\"results\":[{\"id\":\"c1\",\"outcome\":\"applied\"}]}")));
        COMMENTS.stubFor(delete(urlPathEqualTo("/api/v1/moderation/decisions/d1"))
                .willReturn(json("{\"results\":[{\"id\":\"c1\",\"outcome\":\"applied\"}]}")));
        Document page = room("/newsroom/comments", max);
        Map<String, String> form = new LinkedHashMap<>();
        page.select(".queued form.acts")
                .first()
                .select("input")
                .forEach(input -> form.put(input.attr("name"), input.attr("value")));
        form.put("decision", "reject");
        form.put("reason", "rude");

        HttpResponse<byte[]> decided = submit("/newsroom/comments/decisions", max, form);

        COMMENTS.verify(postRequestedFor(urlPathEqualTo("/api/v1/moderation/decisions"))
                .withRequestBody(equalToJson("{\"commentIds\":[\"c1\"],\"decision\":\"reject\",\"reason\":\"rude\"}")));
        assertThat(decided.statusCode()).isEqualTo(303);
        assertThat(header(decided, "Location"))
                .isEqualTo("/newsroom/comments?status=pending&done=decided&undo=d1#comment-c2");
        Document after = room("/newsroom/comments?status=pending&done=decided&undo=d1", max);
        assertThat(after.select(".status.done").text()).isEqualTo("Decided.");

        HttpResponse<byte[]> undone = submit(
                "/newsroom/comments/undo",
                max,
                Map.of("csrf", csrf(after), "id", "d1", "back", "/newsroom/comments?status=pending"));
        assertThat(header(undone, "Location")).isEqualTo("/newsroom/comments?status=pending&done=undone");
        COMMENTS.verify(deleteRequestedFor(urlPathEqualTo("/api/v1/moderation/decisions/d1")));
    }

    @Test
    void whoeverLooksAtACommentSaysSoAndLetsOthersAgain() {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/moderation/claims"))
                .willReturn(json("{\"results\":[{\"id\":\"c1\",\"outcome\":\"taken\",\"by\":\"max\"}]}")));
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/moderation/claims"))
                .withRequestBody(equalToJson("{\"commentIds\":[\"c2\"]}"))
                .willReturn(json("{\"results\":[{\"id\":\"c2\",\"outcome\":\"claimed\",\"by\":\"ada\"}]}")));
        COMMENTS.stubFor(delete(urlPathEqualTo("/api/v1/moderation/claims/c2"))
                .willReturn(WireMock.aResponse().withStatus(204)));
        Document page = room("/newsroom/comments", max);
        assertThat(page.select("#comment-c2 form[action$=claims] button").attr("value"))
                .isEqualTo("claim");

        assertThat(claim(page, "c1", "claim")).endsWith("done=taken");
        assertThat(claim(page, "c2", "claim")).endsWith("done=claimed");
        assertThat(claim(page, "c2", "release")).endsWith("done=released");
        COMMENTS.verify(deleteRequestedFor(urlPathEqualTo("/api/v1/moderation/claims/c2")));
    }

    private String claim(Document page, String id, String what) {
        return header(
                submit(
                        "/newsroom/comments/claims",
                        max,
                        Map.of("csrf", csrf(page), "commentId", id, "do", what, "back", "/newsroom/comments")),
                "Location");
    }

    @Test
    void whatBecameOfAllThatAnAuthorHasWrittenIsAClickAway() {
        COMMENTS.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/moderation/comments")).willReturn(json("""
                        {"items":[{"id":"c1","status":"approved","articleId":"a1","author":{"name":"Zoé"},"language":"fr","body":"Bien !",
                          "findings":["hook-skipped","hook: looks odd"],"badge":"newsroom",
                          "authorsRecord":{"pending":1,"approved":12,"rejected":3,"spam":2}}],"nextCursor":null}
                        """)));
        Document page = room("/newsroom/comments?status=all&author=c9", max);

        COMMENTS.verify(getRequestedFor(urlPathEqualTo("/api/v1/moderation/comments"))
                .withQueryParam("status", equalTo("all"))
                .withQueryParam("authorOf", equalTo("c9")));
        assertThat(page.select("#comment-c1").text())
                .contains("12 approved, 3 rejected, 2 spam, 1 pending", "looks odd", "did not answer", "Newsroom");
        assertThat(page.select("#comment-c1 a[href='/newsroom/comments?status=all&author=c1']"))
                .hasSize(1);
    }

    @Test
    void oneCommentIsLookedAtAlone() {
        Document page = room("/newsroom/comments?status=all&comment=c1", max);

        COMMENTS.verify(getRequestedFor(urlPathEqualTo("/api/v1/moderation/comments"))
                .withQueryParam("comment", equalTo("c1")));
        assertThat(page.select("#comment-c1 input[name=back]").first().attr("value"))
                .isEqualTo("/newsroom/comments?status=all&comment=c1");
    }

    @Test
    void aModeratorAnswersAsTheNewsroom() {
        COMMENTS.stubFor(WireMock.get(urlPathEqualTo("/api/v1/moderation/comments"))
                .willReturn(json(QUEUE.replaceFirst("pending", "approved"))));
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/articles/a1/comments"))
                .willReturn(json("{\"id\":\"c7\",\"status\":\"approved\",\"editToken\":\"t\"}")
                        .withStatus(202)));
        Document page = room("/newsroom/comments?status=approved", max);
        assertThat(page.select("form[action$=/replies]")).hasSize(1);
        Map<String, String> form = new LinkedHashMap<>();
        page.select("#comment-c1 form[action$=/replies] input")
                .forEach(input -> form.put(input.attr("name"), input.attr("value")));
        form.put("text", "Merci, c’est corrigé.");

        HttpResponse<byte[]> answered = submit("/newsroom/comments/c1/replies", max, form);

        assertThat(header(answered, "Location")).endsWith("done=replied");
        COMMENTS.verify(postRequestedFor(urlPathEqualTo("/api/v1/articles/a1/comments"))
                .withHeader("Authorization", WireMock.matching("Bearer .+"))
                .withHeader("Idempotency-Key", equalTo(form.get("key")))
                .withRequestBody(equalToJson("{\"body\":\"Merci, c’est corrigé.\",\"parentId\":\"c1\"}")));
    }

    @Test
    void whatSomebodyElseIsLookingAtIsTold() {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/moderation/decisions"))
                .willReturn(json("{\"id\":\"d1\",\"results\":[{\"id\":\"c1\",\"outcome\":\"claimed\"}]}")));
        String proof = csrf(room("/newsroom/comments", max));

        HttpResponse<byte[]> decided = submit(
                "/newsroom/comments/decisions",
                max,
                Map.of("csrf", proof, "commentIds", "c1", "decision", "spam", "back", "/newsroom/comments"));

        assertThat(header(decided, "Location")).isEqualTo("/newsroom/comments?done=partly&undo=d1");
    }

    @Test
    void whatWaitsIsCountedAgainAndAgainWithoutKeepingTheSessionAlive() {
        COMMENTS.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/moderation/queue-counts"))
                        .willReturn(
                                json(
                                        "{\"items\":[{\"status\":\"pending\",\"count\":1000,\"more\":true},{\"status\":\"reported\",\"count\":0,\"more\":false}]}")));
        Browser ada = signedIn("ada", "moderator");
        clock.pass(Duration.ofMinutes(10));

        HttpResponse<byte[]> counts = get("/newsroom/comments/counts", ada, "Newsroom-Unattended", "true");

        assertThat(counts.statusCode()).isEqualTo(200);
        assertThat(counts.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(text(counts)).doesNotContain("<html");
        assertThat(Jsoup.parse(text(counts)).select(".count").eachText())
                .containsExactly("1000+ pending", "0 reported");
        assertThat(Jsoup.parse(text(counts)).select(".count").eachAttr("href"))
                .containsExactly("/newsroom/comments?status=pending", "/newsroom/comments?status=reported");
        assertThat(get("/newsroom/comments/counts", ada).headers().allValues("Set-Cookie"))
                .isNotEmpty();
        COMMENTS.verify(0, getRequestedFor(urlPathEqualTo("/api/v1/moderation/comments")));
    }
}
