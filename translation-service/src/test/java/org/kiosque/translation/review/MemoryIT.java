package org.kiosque.translation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.SegmentOrigin;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.testing.TestTokens;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What people have approved is used again, and found again. */
@TestPropertySource(properties = "kiosque.memory.reuse=true")
class MemoryIT extends WithTranslator {

    private JsonNode search(String q) throws Exception {
        return json(
                send(request("/api/v1/translation-memory?from=fr&to=en&q="
                                + URLEncoder.encode(q, StandardCharsets.UTF_8))
                        .header("Authorization", "Bearer " + TestTokens.with("translator"))),
                200);
    }

    private void approve(String id, String source, String target) throws Exception {
        json(write(id, source, target, "approved"), 200);
        await().until(() -> search(source)
                .at("/items")
                .valueStream()
                .anyMatch(found -> found.at("/target").asString().equals(target)));
    }

    @Test
    void whatSharesARareWordIsFoundAmongAllThatShareFrequentOnes() throws Exception {
        String rare = newArticleId();
        String sentence = "Le viaduc " + rare + " rouvre mardi matin.";
        service.published(article(rare, 1, "Un " + rare, null, sentence), 1);
        service.awaitTranslation(rare, 1);
        approve(rare, sentence, "The viaduct reopens.");
        Document known = mongo.findOne(query(where("source").is(sentence)), Document.class, "translationMemory");
        List<String> frequent = known.getList("words", String.class).stream()
                .filter(word -> !word.equals(rare))
                .toList();
        List<Document> others = IntStream.range(0, 4_000)
                .mapToObj(i -> new Document(known)
                        .append("_id", "%04d".formatted(i))
                        .append("source", "Le viaduc rouvre mardi matin, " + i + ".")
                        .append("words", frequent))
                .toList();
        mongo.insert(others, "translationMemory");
        try {
            assertThat(search("Mardi matin, le viaduc " + rare + " rouvre.")
                            .at("/items/0/source")
                            .asString())
                    .isEqualTo(sentence);
            assertThat(search("Le viaduc rouvre mardi matin, 3999.").at("/items"))
                    .isNotEmpty();
        } finally {
            mongo.remove(query(where("articleId").is(rare)), "translationMemory");
        }
    }

    @Test
    void anApprovedSentenceIsTranslatedSoInAnotherArticleBeforeAMachineIsAsked() throws Exception {
        String first = newArticleId();
        String sentence = "Le **pont** " + first + " rouvre.";
        service.published(article(first, 1, "Un " + first, null, sentence + " Brouillon " + first + "."), 1);
        service.awaitTranslation(first, 1);
        json(write(first, "Brouillon " + first + ".", "A draft.", "draft"), 200);
        approve(first, sentence, "The **bridge** reopens.");
        int asked = engine.asked(first).size();
        String second = newArticleId();
        service.published(article(second, 1, "Deux", null, sentence + " Brouillon " + first + "."), 1);
        TranslatedArticle told = service.awaitTranslation(second, 1);
        assertThat(told.body()).startsWith("The **bridge** reopens. BROUILLON ");
        assertThat(told.origin()).isEqualTo(TranslationOrigin.MIXED);
        assertThat(told.segments())
                .filteredOn(segment -> segment.field().equals("body"))
                .extracting(SegmentOrigin::origin)
                .containsExactly("memory", "machine");
        assertThat(engine.asked(first).subList(asked, engine.asked(first).size()))
                .containsExactly("Brouillon " + first + ".");
        JsonNode shown = segment(sheet(second), sentence);
        assertThat(shown.at("/origin").asString()).isEqualTo("memory");
        assertThat(shown.at("/engine").isNull()).isTrue();

        approve(second, sentence, "The **bridge** is open again.");
        String third = newArticleId();
        service.published(article(third, 1, "Trois", null, sentence), 1);
        assertThat(service.awaitTranslation(third, 1).body()).isEqualTo("The **bridge** is open again.");
    }

    @Test
    void sentencesThatAreLikeOneAreFoundTheMostAlikeFirst() throws Exception {
        String id = newArticleId();
        String near = "La gare routière " + id + " ferme ses portes mardi.";
        String far = "La gare routière " + id + " accueille un marché de Noël chaque année.";
        service.published(article(id, 1, "Gare", null, near + " " + far + " Le pain coûte plus cher."), 1);
        service.awaitTranslation(id, 1);
        approve(id, far, "A market.");
        approve(id, near, "It closes.");
        JsonNode found = search("Les gares routières " + id + " ferment leurs portes mardi !")
                .at("/items");
        assertThat(found.at("/0/source").asString()).isEqualTo(near);
        assertThat(found.at("/0/target").asString()).isEqualTo("It closes.");
        assertThat(found.at("/0/approvedBy").asString()).isEqualTo("camille");
        assertThat(found.at("/0/articleId").asString()).isEqualTo(id);
        assertThat(found.at("/0/likeness").asDouble())
                .isBetween(0.6, 0.99)
                .isGreaterThan(found.at("/1/likeness").asDouble());
        assertThat(found.valueStream())
                .noneMatch(match -> match.at("/source").asString().contains("pain"));
        assertThat(search(near).at("/items/0/likeness").asDouble()).isEqualTo(1);
    }

    @Test
    void whatWasApprovedBeforeAProcessDiedIsRememberedByTheNext() throws Exception {
        String id = newArticleId();
        String sentence = "Le phare " + id + " s’éteint.";
        service.published(article(id, 1, "Phare", null, sentence), 1);
        service.awaitTranslation(id, 1);
        approve(id, sentence, "The lighthouse goes out.");
        mongo.remove(Query.query(Criteria.where("articleId").is(id)), "translationMemory");
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id + ":en")),
                new Update().set("unremembered", true),
                "translations");
        await().until(() -> search(sentence).at("/items/0/target").asString("").equals("The lighthouse goes out."));
        await().until(() -> Boolean.FALSE.equals(
                mongo.findById(id + ":en", Document.class, "translations").getBoolean("unremembered")));
    }

    private HttpResponse<String> forget(String id, @Nullable String etag, String role) throws Exception {
        var request = request("/api/v1/translation-memory/" + id)
                .header("Authorization", "Bearer " + TestTokens.with(role))
                .DELETE();
        return send(etag == null ? request : request.header("If-Match", etag));
    }

    @Test
    void whatIsWrongIsTakenOutAndStaysOutUntilSomebodyApprovesAnotherText() throws Exception {
        String first = newArticleId();
        String sentence = "Le bac " + first + " traverse.";
        service.published(article(first, 1, "Bac", null, sentence + " Autre " + first + "."), 1);
        service.awaitTranslation(first, 1);
        approve(first, sentence, "The exam crosses.");
        JsonNode wrong = search(sentence).at("/items/0");
        String id = wrong.at("/id").asString();
        String etag = wrong.at("/etag").asString();

        assertThat(forget(id, etag, "editor").statusCode()).isEqualTo(403);
        assertThat(forget(id, null, "translator").statusCode()).isEqualTo(428);
        assertThat(forget(id, "\"1\"", "translator").statusCode()).isEqualTo(412);
        assertThat(forget("none", etag, "translator").statusCode()).isEqualTo(404);
        assertThat(forget(id, etag, "translator").statusCode()).isEqualTo(204);
        assertThat(forget(id, etag, "translator").statusCode()).isEqualTo(404);
        assertThat(search(sentence).at("/items")).isEmpty();

        // Another sentence of the article is approved: all that is approved there is filed once more.
        approve(first, "Autre " + first + ".", "Another one.");
        assertThat(search(sentence)
                        .at("/items")
                        .valueStream()
                        .map(found -> found.at("/target").asString()))
                .doesNotContain("The exam crosses.");
        String second = newArticleId();
        service.published(article(second, 1, "Deux", null, sentence), 1);
        service.awaitTranslation(second, 1);
        assertThat(segment(sheet(second), sentence).at("/origin").asString()).isEqualTo("machine");

        approve(second, sentence, "The ferry crosses.");
        String third = newArticleId();
        service.published(article(third, 1, "Trois", null, sentence), 1);
        assertThat(service.awaitTranslation(third, 1).body()).isEqualTo("The ferry crosses.");
    }

    @Test
    void theMemoryIsForTranslatorsAndSaysWhatItWants() throws Exception {
        String path = "/api/v1/translation-memory";
        assertThat(get(path + "?from=fr&to=en&q=x").statusCode()).isEqualTo(401);
        for (String query : new String[] {
            "?from=fr&to=en",
            "?to=en&q=x",
            "?from=fr&to=%20&q=x",
            "?from=fr&to=en&q=%20",
            "?from=fr&to=en&q=x&limit=51",
            "?from=fr&to=en&q=" + "x".repeat(1_001),
            "?from=fr&to=en&q=x&lang=en"
        }) {
            assertThat(send(request(path + query).header("Authorization", "Bearer " + TestTokens.with("translator")))
                            .statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(send(request(path + "?from=fr&to=en&q=x")
                                .header("Authorization", "Bearer " + TestTokens.with("editor")))
                        .statusCode())
                .isEqualTo(403);
    }
}
