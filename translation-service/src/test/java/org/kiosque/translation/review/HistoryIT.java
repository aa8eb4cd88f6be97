package org.kiosque.translation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who gave a sentence which text; and several translations approved at once. */
class HistoryIT extends WithTranslator {

    private static final JsonMapper JSON = new JsonMapper();

    private HttpResponse<String> history(String id, int n, String query) throws Exception {
        return send(request(path(id) + "/segments/" + n + "/history" + query)
                .header("Authorization", "Bearer " + TestTokens.with("translator")));
    }

    private List<String> targets(String id, int n) throws Exception {
        return json(history(id, n, ""), 200)
                .at("/items")
                .valueStream()
                .map(line -> line.at("/target").asString())
                .toList();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eachTextOfASentenceIsInItsHistoryWithWhoAndWhen() throws Exception {
        String id = newArticleId();
        String sentence = "Le **pont** " + id + " rouvre.";
        service.published(article(id, 1, "Titre", null, sentence), 1);
        service.awaitTranslation(id, 1);
        int n = numberOf(id, sentence);
        json(write(id, sentence, "The **bridge** opens.", "draft"), 200);
        json(write(id, sentence, "The **bridge** reopens.", "approved"), 200);
        json(write(id, sentence, "The **bridge** reopens.", "approved"), 200);
        await().until(() -> targets(id, n).size() == 3);
        JsonNode lines = json(history(id, n, ""), 200).at("/items");
        assertThat(lines.at("/0/target").asString()).isEqualTo("The **bridge** reopens.");
        assertThat(lines.at("/0/review").asString()).isEqualTo("approved");
        assertThat(lines.at("/0/origin").asString()).isEqualTo("human");
        assertThat(lines.at("/0/by").asString()).isEqualTo("camille");
        assertThat(lines.at("/0/engine").isNull()).isTrue();
        assertThat(lines.at("/0/sourceHash").asString()).isEqualTo(sha256(sentence));
        assertThat(lines.at("/0/targetHash").asString()).isEqualTo(sha256("The **bridge** reopens."));
        assertThat(lines.at("/1/review").asString()).isEqualTo("draft");
        assertThat(lines.at("/2/origin").asString()).isEqualTo("machine");
        assertThat(lines.at("/2/engine").asString()).isEqualTo("pretend");
        assertThat(lines.at("/2/by").isNull()).isTrue();
        assertThat(lines.at("/2/revision").asLong()).isEqualTo(1);

        JsonNode first = json(history(id, n, "?limit=2"), 200);
        JsonNode rest =
                json(history(id, n, "?limit=2&cursor=" + first.at("/nextCursor").asString()), 200);
        assertThat(rest.at("/items")).hasSize(1);
        assertThat(rest.at("/nextCursor").isNull()).isTrue();

        service.revised(article(id, 2, "Titre", null, "Nouveau. " + sentence), 2);
        service.awaitTranslation(id, 2);
        assertThat(targets(id, numberOf(id, sentence)))
                .as("moved, not rewritten")
                .hasSize(3);
        await().until(() -> mongo.findById(id + ":en", Document.class, "translations")
                .getList("unrecorded", Document.class)
                .isEmpty());
    }

    @Test
    void severalAreApprovedEachForItself() throws Exception {
        String ready = newArticleId();
        String changed = newArticleId();
        String waiting = newArticleId();
        service.published(article(ready, 1, "Prêt " + ready, null, "Texte " + ready + "."), 1);
        service.published(article(changed, 1, "Changé " + changed, null, "Texte " + changed + "."), 1);
        service.awaitTranslation(ready, 1);
        service.awaitTranslation(changed, 1);
        engine.there = false;
        service.published(article(waiting, 1, "Attend " + waiting, null, "Texte " + waiting + "."), 1);
        await().until(() -> service.stored(waiting).isPresent());
        String stale = tag(changed);
        json(write(changed, "Texte " + changed + ".", "Text.", "draft"), 200);
        List<Map<String, String>> wanted = List.of(
                Map.of(
                        "articleId",
                        ready,
                        "language",
                        "en",
                        "etag",
                        queued("review", ready).orElseThrow().at("/etag").asString()),
                Map.of("articleId", changed, "language", "en", "etag", stale),
                Map.of("articleId", waiting, "language", "en", "etag", tag(waiting)),
                Map.of("articleId", newArticleId(), "language", "en", "etag", stale),
                Map.of("articleId", ready, "language", "fr", "etag", "*"));
        for (int i = 0; i < 2; i++) {
            JsonNode items = json(approve(wanted), 200).at("/items");
            assertThat(items.valueStream().map(item -> item.at("/outcome").asString()))
                    .containsExactly(
                            i == 0 ? "approved" : "changed", "changed", "incomplete", "not-there", "not-there");
        }
        assertThat(sheet(ready).at("/reviewedBy").asString()).isEqualTo("camille");
        assertThat(sheet(changed).at("/reviewedBy").isNull()).isTrue();
    }

    private HttpResponse<String> approve(Object translations) throws Exception {
        return send(request("/api/v1/translation-desk/approval")
                .header("Authorization", "Bearer " + TestTokens.with("translator"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("translations", translations)))));
    }

    @Test
    void whatIsUnsoundOrOfOthersIsRefused() throws Exception {
        String id = newArticleId();
        assertThat(history(id, 0, "").statusCode()).isEqualTo(404);
        service.published(article(id, 1, "Titre", null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        assertThat(history(id, 99, "").statusCode()).isEqualTo(404);
        assertThat(history(id, 0, "?limit=101").statusCode()).isEqualTo(400);
        assertThat(get(path(id) + "/segments/0/history").statusCode()).isEqualTo(401);
        assertThat(approve(List.of()).statusCode()).isEqualTo(400);
        assertThat(approve(List.of(Map.of("articleId", id, "language", "en"))).statusCode())
                .isEqualTo(400);
        var one = Map.of("articleId", id, "language", "en", "etag", "*");
        assertThat(approve(Collections.nCopies(51, one)).body()).contains("50");
        Map<String, String> barred =
                Map.of("/api/v1/translation-desk/budgets", "moderator", path(id) + "/segments/0/history", "editor");
        for (Map.Entry<String, String> bar : barred.entrySet()) {
            assertThat(send(request(bar.getKey()).header("Authorization", "Bearer " + TestTokens.with(bar.getValue())))
                            .statusCode())
                    .as(bar.getKey())
                    .isEqualTo(403);
        }
        HttpResponse<String> budgets = send(request("/api/v1/translation-desk/budgets")
                .header("Authorization", "Bearer " + TestTokens.with("translator")));
        assertThat(json(budgets, 200).at("/items")).isEmpty();
    }
}
