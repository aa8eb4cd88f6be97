package org.kiosque.translation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestTokens;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

/** What of translators' changes is refused, and that nothing is changed by it. */
class ReviewRefusalsIT extends WithTranslator {

    private static final String LINKED = "Voir [la page](https://example.org/a) et `code`.";

    @Test
    void aChangeNamesTheVersionThatItsAuthorHasRead() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Version", null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        String read = tag(id);
        Map<String, String> text = Map.of("target", "Mine.");
        assertThat(get(path(id)).headers().allValues("ETag")).hasSize(1);
        assertThat(put(id, "/segments/0", null, text).statusCode()).isEqualTo(428);
        assertThat(put(id, "/segments/0", "\"1-2-3.4\"", text).statusCode()).isEqualTo(412);
        assertThat(put(id, "/segments/0", "W/" + read, text).statusCode()).isEqualTo(412);
        HttpResponse<String> first = put(id, "/segments/0", read, text);
        assertThat(first.statusCode()).isEqualTo(200);
        JsonNode refused = json(put(id, "/segments/0", read, Map.of("target", "Theirs.")), 412);
        assertThat(refused.at("/type").asString()).isEqualTo("urn:kiosque:problem:precondition-failed");
        String next = first.headers().firstValue("ETag").orElseThrow();
        assertThat(next).isEqualTo(tag(id)).isNotEqualTo(read);
        // A machine takes it up or gives it back: no text has changed.
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id + ":en")), new Update().inc("version", 2), "translations");
        assertThat(put(id, "/segments/0", next, Map.of("target", "Again.")).statusCode())
                .isEqualTo(200);
        assertThat(put(id, "/segments/0", "*", Map.of("target", "Any.")).statusCode())
                .isEqualTo(200);
        service.revised(article(id, 2, "Version", null, "Autre texte."), 2);
        service.awaitTranslation(id, 2);
        assertThat(put(id, "/segments/0", next, text).statusCode()).isEqualTo(412);
    }

    @Test
    void onlyTranslatorsChangeAnything() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Rôles", null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        for (String rest : List.of("/segments/0", "/segments")) {
            var request = request(path(id) + rest)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{}"));
            assertThat(send(request).statusCode()).isEqualTo(401);
            assertThat(send(request.setHeader("Authorization", "Bearer " + TestTokens.with("editor", "moderator")))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(send(request(path(id) + "/approval").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatWouldBreakThePageOrIsNoTextIsRefusedByItsField() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Mauvais", null, LINKED + "\n\n| a | b |\n| --- | --- |\n| un | deux |\n"), 1);
        service.awaitTranslation(id, 1);
        int linked = numberOf(id, LINKED);
        int cell = numberOf(id, "deux");
        int title = numberOf(id, "Mauvais");
        var refused = new LinkedHashMap<String, String>();
        refused.put("See the page and `code`.", "lacks https://example.org/a");
        refused.put("See https://example.org/a and `code`.", "lacks […](https://example.org/a)");
        refused.put(
                "See [the page](https://example.org/b) and `code`.",
                "lacks https://example.org/a; has besides https://example.org/b");
        refused.put(
                "See [the page](https://example.org/a) and [more](https://evil.example) `code`.",
                "has besides https://evil.example");
        refused.put("See [the page](javascript:alert) and `code`.", "lacks https://example.org/a");
        refused.put("See [the page](https://example.org/a) and `other`.", "lacks `code`; has besides `other`");
        refused.put("See [the page](https://example.org/a) and `code` <script>x</script>.", "<script>");
        refused.put("See [the page](https://example.org/a) and ⟦0⟧ `code`.", "⟦");
        refused.put("See [the page](https://example.org/a)\nand `code`.", "control characters");
        refused.put("See [the page](https://example.org/a) and `code` \u202E.", "control characters");
        refused.put("\u200B \u00A0", "visible");
        refused.put("x".repeat(5_000), "longer than");
        refused.put("x".repeat(20_001), "20000");
        String tag = tag(id);
        for (Map.Entry<String, String> bad : refused.entrySet()) {
            JsonNode problem = json(put(id, "/segments/" + linked, tag, Map.of("target", bad.getKey())), 400);
            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/target");
            assertThat(problem.at("/errors/0/message").asString()).contains(bad.getValue());
        }
        assertThat(json(put(id, "/segments/" + cell, tag, Map.of("target", "two | three")), 400)
                        .toString())
                .contains("cell");
        assertThat(json(put(id, "/segments/" + title, tag, Map.of("target", "t".repeat(601))), 400)
                        .toString())
                .contains("longer than");
        for (String body : List.of(
                "{}",
                "[]",
                "{\"target\":null}",
                "{\"target\":\"x\",\"review\":\"perhaps\"}",
                "{\"target\":\"x\",\"origin\":\"machine\"}",
                "{\"target\":")) {
            assertThat(put(id, "/segments/0", tag, body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(tag(id)).isEqualTo(tag);
        assertThat(put(id, "/segments/" + linked, tag, Map.of("target", "`code`: [here](https://example.org/a)."))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void severalTextsAreSavedAllOrNone() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Lot", null, "Un. Deux."), 1);
        service.awaitTranslation(id, 1);
        String tag = tag(id);
        var good = Map.of("n", 0, "target", "Good.");
        JsonNode problem =
                json(put(id, "/segments", tag, Map.of("segments", List.of(good, Map.of("n", 2, "target", "*")))), 400);
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/segments/1/target");
        assertThat(put(id, "/segments", tag, Map.of("segments", List.of(good, Map.of("n", 99, "target", "x"))))
                        .statusCode())
                .isEqualTo(404);
        var many = IntStream.range(0, 501)
                .mapToObj(i -> Map.of("n", i, "target", "x"))
                .toList();
        assertThat(json(put(id, "/segments", tag, Map.of("segments", many)), 400)
                        .toString())
                .contains("500");
        assertThat(put(id, "/segments", tag, Map.of("segments", List.of())).statusCode())
                .isEqualTo(400);
        assertThat(tag(id)).isEqualTo(tag);
        for (String n : List.of("-1", "99", "x", "99999999999")) {
            assertThat(put(id, "/segments/" + n, tag, Map.of("target", "x")).statusCode())
                    .isIn(400, 404);
        }
    }
}
