package org.kiosque.translation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.testing.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Terms that are translated in one way only. */
class GlossaryIT extends WithTranslator {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "/api/v1/glossary/fr/en";

    private static String path(String term, String rest) {
        return PATH + "/" + URLEncoder.encode(term, StandardCharsets.UTF_8).replace("+", "%20") + rest;
    }

    private static HttpResponse<String> asTranslator(HttpRequest.Builder request) throws Exception {
        return send(request.header("Authorization", "Bearer " + TestTokens.with("translator")));
    }

    private HttpResponse<String> save(String term, Object body, @Nullable String ifMatch) throws Exception {
        var request = request(path(term, ""))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        return asTranslator(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    private HttpResponse<String> remove(String term, @Nullable String ifMatch) throws Exception {
        var request = request(path(term, "")).DELETE();
        return asTranslator(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> added(String term, String target) throws Exception {
        HttpResponse<String> added = save(term, Map.of("target", target), null);
        json(added, 201);
        return added;
    }

    @Test
    void aTermStandsInEveryTranslationAsGiven() throws Exception {
        String id = newArticleId();
        String term = "bidule" + id;
        json(
                save(
                        term,
                        Map.of(
                                "target",
                                "gadget",
                                "forms",
                                List.of(Map.of("source", "bidules" + id, "target", "gadgets"))),
                        null),
                201);
        service.published(
                article(
                        id,
                        1,
                        term,
                        "Bidules" + id + " et " + term + " : @nadia.",
                        "Le [" + term + "](/a) ferme. LES BIDULES" + id.toUpperCase(Locale.ROOT) + " ouvrent."),
                1);
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.title()).isEqualTo("gadget");
        assertThat(told.lead()).startsWith("Gadgets ET gadget").contains("@nadia");
        assertThat(told.body()).isEqualTo("LE [gadget](/a) FERME. LES GADGETS OUVRENT.");
        assertThat(engine.asked(id)).isEmpty();
        assertThat(segment(sheet(id), term).at("/origin").asString()).isEqualTo("memory");
        JsonNode text = json(
                send(request("/api/v1/translate")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(
                                Map.of("from", "fr", "to", "en", "texts", List.of("Vive le " + term + " !")))))),
                200);
        assertThat(text.at("/texts/0").asString()).isEqualTo("VIVE LE gadget!");
    }

    @Test
    void aChangedTermHasMachinesTextsMadeAgainAndPeoplesMarked() throws Exception {
        String id = newArticleId();
        String term = "truc" + id;
        String machines = "Le " + term + " est là.";
        String persons = "Un " + term + " est ici.";
        String other = "Rien " + id + " de neuf.";
        service.published(article(id, 1, "Titre", null, machines + " " + persons + " " + other), 1);
        service.awaitTranslation(id, 1);
        json(write(id, persons, "A thing is here.", "approved"), 200);
        HttpResponse<String> added = added(term, "gizmo");
        await().until(() -> service.stored(id).orElseThrow().work() != null
                && sheet(id)
                        .at("/segments")
                        .valueStream()
                        .anyMatch(one -> one.at("/target").asString("").equals("LE gizmo EST LÀ.")));
        JsonNode sheet = sheet(id);
        assertThat(segment(sheet, persons).at("/target").asString()).isEqualTo("A thing is here.");
        assertThat(segment(sheet, persons).at("/stale").asBoolean()).isTrue();
        assertThat(segment(sheet, persons).at("/staleTerm").asString()).isEqualTo(term);
        assertThat(segment(sheet, machines).at("/stale").asBoolean()).isFalse();
        assertThat(engine.asked("Rien " + id)).hasSize(1);
        assertThat(engine.asked("Un " + term)).hasSize(1);
        assertThat(inStaleQueue(id)).isTrue();

        json(write(id, persons, "A thing is here.", "approved"), 200);
        assertThat(segment(sheet(id), persons).at("/stale").asBoolean()).isFalse();
        assertThat(inStaleQueue(id)).isFalse();
        assertThat(told(id)).contains("LE gizmo EST LÀ. A thing is here.");

        json(save(term, Map.of("target", "widget"), etag(added)), 200);
        await().until(() -> told(id).contains("LE widget EST LÀ."));
    }

    private String told(String id) {
        return service.told(id).getLast().event().translation().body();
    }

    private boolean inStaleQueue(String id) throws Exception {
        return queued("stale", id).isPresent();
    }

    @Test
    void whatIsBeingMadeWhileATermChangesIsBegunAnew() throws Exception {
        String id = newArticleId();
        String term = "chose" + id;
        engine.hold(term);
        service.published(article(id, 1, "Titre", null, "La " + term + " est là."), 1);
        await().until(() -> !engine.asked(term).isEmpty());
        String run = run(id);
        added(term, "item");
        await().until(() -> !run.equals(run(id)));
        engine.release();
        await().until(() -> !service.told(id).isEmpty());
        assertThat(told(id)).isEqualTo("LA item EST LÀ.");
    }

    private String run(String id) {
        Document stored = mongo.findById(id + ":en", Document.class, "translations");
        return stored == null ? "" : String.valueOf(stored.getString("run"));
    }

    @Test
    void whatIsRememberedWithoutATermIsMarkedToo() throws Exception {
        String id = newArticleId();
        String term = "machin" + id;
        String sentence = "Le " + term + " rouvre.";
        service.published(article(id, 1, "Titre", null, sentence), 1);
        service.awaitTranslation(id, 1);
        json(write(id, sentence, "The thing reopens.", "approved"), 200);
        await().until(() -> remembered(sentence).at("/items/0/staleTerm").isNull());
        added(term, "doohickey");
        await().until(() ->
                remembered(sentence).at("/items/0/staleTerm").asString("").equals(term));
        json(write(id, sentence, "The doohickey reopens.", "approved"), 200);
        await().until(() -> remembered(sentence).at("/items/0/staleTerm").isNull());
    }

    private JsonNode remembered(String q) throws Exception {
        return json(
                asTranslator(request(
                        "/api/v1/translation-memory?from=fr&to=en&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))),
                200);
    }

    @Test
    void aTermIsReadChangedAndRemovedByItsVersion() throws Exception {
        String term = "cour d’appel " + newArticleId();
        HttpResponse<String> added = added(term, "court of appeal");
        assertThat(save(term, Map.of("target", "court of appeal"), null).statusCode())
                .as("repeated")
                .isEqualTo(200);
        assertThat(save(term, Map.of("target", "appeal court"), null).statusCode())
                .isEqualTo(428);
        HttpResponse<String> changed = save(term, Map.of("target", "appeal court"), etag(added));
        json(changed, 200);
        assertThat(save(term, Map.of("target", "other"), etag(added)).statusCode())
                .isEqualTo(412);
        HttpResponse<String> read = asTranslator(request(path(term, "")));
        assertThat(json(read, 200).at("/target").asString()).isEqualTo("appeal court");
        assertThat(json(read, 200).at("/changedBy").asString()).isEqualTo("camille");
        assertThat(asTranslator(request(path(term, "")).header("If-None-Match", etag(read)))
                        .statusCode())
                .isEqualTo(304);
        assertThat(remove(term, null).statusCode()).isEqualTo(428);
        assertThat(remove(term, etag(added)).statusCode()).isEqualTo(412);
        assertThat(remove(term, etag(changed)).statusCode()).isEqualTo(204);
        assertThat(remove(term, "*").statusCode()).isEqualTo(404);
        assertThat(asTranslator(request(path(term, ""))).statusCode()).isEqualTo(404);
        assertThat(save(term, Map.of("target", "x"), etag(changed)).statusCode())
                .isEqualTo(412);
        assertThat(etag(added(term, "again"))).isNotEqualTo(etag(added));
    }

    @Test
    void theListIsReadPartByPart() throws Exception {
        String id = newArticleId();
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            terms.addFirst("liste" + i + id);
            added(terms.getFirst(), "list" + i);
        }
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(asTranslator(request(PATH + "?limit=2" + cursor)), 200);
            page.at("/items").forEach(item -> found.add(item.at("/term").asString()));
            cursor = page.at("/nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.at("/nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(found).doesNotHaveDuplicates().containsSubsequence(terms);
    }

    @Test
    void ofThousandsOfTermsAllAreToldThatStandInAText() throws Exception {
        String pair = "en-fr"; // no other test has terms in this direction
        List<Document> many = new ArrayList<>();
        for (int number = 0; number < 4_000; number++) {
            many.add(new Document("_id", "term" + number)
                    .append("version", 1L)
                    .append("pair", pair)
                    .append("from", "en")
                    .append("to", "fr")
                    .append("term", "gizmo " + number)
                    .append("target", "machin " + number)
                    .append("forms", List.of(new Document("source", "gizmos " + number).append("target", "machins")))
                    .append("caseSensitive", number == 7)
                    .append("by", "camille")
                    .append("at", Date.from(Instant.EPOCH.plusSeconds(number))));
        }
        mongo.getCollection("glossaryTerms").insertMany(many);
        try {
            String text = "Gizmo 3999, gizmos 12 and gizmo 0; gizmo 40000, a GIZMO 7 and gizmo 3999.";
            HttpResponse<String> told = matches("en/fr", Map.of("text", text));
            assertThat(json(told, 200).at("/items")).isEqualTo(JSON.readTree("""
                            [{"term":"gizmo 3999","source":"gizmo 3999","target":"machin 3999"},
                             {"term":"gizmo 12","source":"gizmos 12","target":"machins"},
                             {"term":"gizmo 0","source":"gizmo 0","target":"machin 0"}]"""));
            assertThat(json(matches("fr/en", Map.of("text", text)), 200).at("/items"))
                    .isEmpty();
        } finally {
            mongo.getCollection("glossaryTerms").deleteMany(new Document("pair", pair));
        }
    }

    private HttpResponse<String> matches(String direction, Object body) throws Exception {
        return asTranslator(request("/api/v1/glossary/" + direction + "/matches")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    @Test
    void aTextToBeLookedThroughHasBoundsAndTranslatorsAsk() throws Exception {
        assertThat(matches("fr/en", Map.of("text", "é".repeat(200_000))).statusCode())
                .isEqualTo(200);
        assertThat(matches("fr/en", Map.of("text", "é".repeat(200_001))).statusCode())
                .isEqualTo(400);
        assertThat(matches("fr/en", Map.of()).statusCode()).isEqualTo(400);
        assertThat(matches("fr/en", Map.of("text", "a", "other", 1)).statusCode())
                .isEqualTo(400);
        assertThat(matches("fr/fr", Map.of("text", "a")).statusCode()).isEqualTo(400);
        assertThat(send(request(PATH + "/matches")
                                .header("Authorization", "Bearer " + TestTokens.with("editor", "service"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"text\":\"a\"}")))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"target\":\" \"}",
                "{\"target\":\"a⟦0⟧\"}",
                "{\"target\":\"a\\nb\"}",
                "{\"target\":\"a\",\"forms\":[{\"source\":\"b\"}]}",
                "{\"target\":\"a\",\"forms\":[{\"source\":\"’b\",\"target\":\"c\"}]}",
                "{\"target\":\"a\",\"other\":1}"
            })
    void anUnsoundTermIsRefused(String body) throws Exception {
        assertThat(save("terme", body, null).statusCode()).isEqualTo(400);
    }

    @Test
    void boundsAreNamedAndOthersKeptOut() throws Exception {
        assertThat(save("a".repeat(101), Map.of("target", "x"), null).body()).contains("100");
        assertThat(save("a", Map.of("target", "x".repeat(201)), null).body()).contains("200");
        var forms = Collections.nCopies(21, Map.of("source", "b", "target", "c"));
        assertThat(save("a", Map.of("target", "x", "forms", forms), null).body())
                .contains("20");
        assertThat(save("-a", Map.of("target", "x"), null).statusCode()).isEqualTo(400);
        for (String path :
                List.of("/api/v1/glossary/fr/de", "/api/v1/glossary/fr/fr", PATH + "?limit=101", PATH + "?q=x")) {
            assertThat(asTranslator(request(path)).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(get(PATH).statusCode()).isEqualTo(401);
        assertThat(send(request(PATH).header("Authorization", "Bearer " + TestTokens.with("editor", "service")))
                        .statusCode())
                .isEqualTo(403);
    }
}
