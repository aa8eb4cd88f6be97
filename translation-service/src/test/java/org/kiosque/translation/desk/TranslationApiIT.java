package org.kiosque.translation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.translation.WithPretendEngine;
import tools.jackson.databind.JsonNode;

/** What the service answers over HTTP, through its real security and server. */
class TranslationApiIT extends WithPretendEngine {

    @Test
    void languagesAndThePairsThatCanBeTranslatedNowAreOpenToAll() throws Exception {
        JsonNode answer = json(get("/api/v1/languages"), 200);
        assertThat(answer.at("/languages/1/tag").asString()).isEqualTo("fr");
        assertThat(answer.at("/languages/1/name").asString()).isEqualTo("français");
        assertThat(answer.at("/languages/0/tag").asString()).isEqualTo("en");
        assertThat(answer.at("/pairs/0/from").asString()).isEqualTo("fr");
        assertThat(answer.at("/pairs/0/engine").asString()).isEqualTo("pretend");
        assertThat(answer.at("/pairs/0/publishable").asBoolean()).isTrue();
        assertThat(answer.at("/pairs/0/tier").asString()).isEqualTo("gist");
    }

    @Test
    void aTranslationShowsItsSegmentsAndItsStatus() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Un titre", null, "Une phrase. Une *autre*."), 1);
        service.awaitTranslation(id, 1);
        JsonNode one = json(get("/api/v1/articles/un-titre-" + id + "/translations/en"), 200);
        assertThat(one.at("/status").asString()).isEqualTo("done");
        assertThat(one.at("/origin").asString()).isEqualTo("machine");
        assertThat(one.at("/engine").asString()).isEqualTo("pretend");
        assertThat(one.at("/stale").asBoolean()).isFalse();
        assertThat(one.at("/segments/0/field").asString()).isEqualTo("title");
        assertThat(one.at("/segments/3/source").asString()).isEqualTo("Une *autre*.");
        assertThat(one.at("/segments/3/target").asString()).isEqualTo("UNE *AUTRE*.");
        assertThat(one.at("/segments/3/origin").asString()).isEqualTo("machine");
        JsonNode all = json(get("/api/v1/articles/" + id + "/translations"), 200);
        assertThat(all.at("/items")).hasSize(1);
        assertThat(all.at("/items/0/language").asString()).isEqualTo("en");
        assertThat(all.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void anUnchangedTranslationIsNotSentTwice() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Un titre", null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        String path = "/api/v1/articles/" + id + "/translations/en";
        String etag = send(request(path)).headers().firstValue("ETag").orElseThrow();
        assertThat(etag).startsWith("\"");
        assertThat(send(request(path).header("If-None-Match", etag)).statusCode())
                .isEqualTo(304);
        service.revised(article(id, 2, "Un titre", null, "Autre texte."), 2);
        service.awaitTranslation(id, 2);
        assertThat(send(request(path).header("If-None-Match", etag)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whileThereIsNoEngineTheReasonIsSaid() throws Exception {
        engine.there = false;
        try {
            String id = newArticleId();
            service.published(article(id, 1, "Attente", null, "Texte."), 1);
            await().untilAsserted(() -> {
                JsonNode waiting = json(get("/api/v1/articles/" + id + "/translations/en"), 200);
                assertThat(waiting.at("/status").asString()).isEqualTo("waiting");
                assertThat(waiting.at("/reason").asString()).contains("no engine");
                assertThat(waiting.at("/segments"))
                        .isNotEmpty()
                        .allMatch(segment -> segment.at("/target").isNull());
            });
            assertThat(json(get("/api/v1/languages"), 200).at("/pairs")).isEmpty();
        } finally {
            engine.there = true;
        }
    }

    @Test
    void whatIsNotThereIsAProblemAndNeverAFailure() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Un titre", null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        for (String path : List.of(
                "/api/v1/articles/zzzzzzzzzzzz/translations",
                "/api/v1/articles/zzzzzzzzzzzz/translations/en",
                "/api/v1/articles/" + id + "/translations/de",
                "/api/v1/articles/" + id + "/translations/fr",
                "/api/v1/articles/-/translations/en",
                "/api/v1/articles/%00/translations/en",
                "/api/v1/articles/" + "a".repeat(3000) + "/translations/en")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
        }
        for (String lang : List.of("e", "en_GB", "%27", "en%2F..", "xx-yy-zz-toolongtobeatag", "⟦0⟧".repeat(2))) {
            HttpResponse<String> answer = get("/api/v1/articles/" + id + "/translations/"
                    + (lang.startsWith("%") || lang.contains("%")
                            ? lang
                            : URLEncoder.encode(lang, StandardCharsets.UTF_8)));
            assertThat(answer.statusCode()).as(lang).isIn(400, 404);
        }
        JsonNode problem = json(get("/api/v1/articles/" + id + "/translations/x_"), 400);
        assertThat(problem.at("/type").asString()).startsWith("urn:kiosque:problem:");
        service.withdrawn(id, 2);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(get("/api/v1/articles/" + id + "/translations/en")
                                .statusCode())
                        .isEqualTo(404));
    }

    @Test
    void onlyTranslatorsStartAgainAndAllElseIsDenied() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Encore " + id, null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        String path = "/api/v1/articles/" + id + "/translations/en/retranslation";
        var asking = request(path).POST(HttpRequest.BodyPublishers.noBody());
        assertThat(send(asking).statusCode()).isEqualTo(401);
        assertThat(send(asking.setHeader("Authorization", "Bearer " + TestTokens.with("editor")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(asking.setHeader("Authorization", "Bearer " + TestTokens.expired("translator")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(asking.setHeader("Authorization", "Bearer " + TestTokens.with("translator")))
                        .statusCode())
                .isEqualTo(202);
        await().until(() -> service.told(id).size() == 2);
        assertThat(engine.asked(id)).containsExactly("Encore " + id, "Encore " + id);
        assertThat(get("/api/v1/translate").statusCode()).isEqualTo(401);
        assertThat(get("/").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/env").statusCode()).isIn(401, 404);
    }
}
