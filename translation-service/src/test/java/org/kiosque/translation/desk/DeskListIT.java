package org.kiosque.translation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.translation.WithPretendEngine;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** What translators find to do. */
class DeskListIT extends WithPretendEngine {

    private static final String PATH = "/api/v1/translation-desk";

    @Test
    void eachTranslationIsInTheQueueOfWhatItWaitsFor() throws Exception {
        String id = newArticleId();
        engine.there = false;
        service.published(article(id, 1, "Bureau " + id, null, "Le pont de la gare rouvre lundi matin."), 1);
        awaitIn("waiting", id);
        engine.there = true;
        service.awaitTranslation(id, 1);
        awaitIn("review", id);
        assertThat(in("waiting", id)).isEmpty();
        write(id, "[{\"n\":2,\"target\":\"The bridge opens on Monday.\"}]");
        assertThat(in("review", id)).hasSize(1);
        service.revised(article(id, 2, "Bureau " + id, null, "Le pont de la gare rouvre mardi matin."), 2);
        service.awaitTranslation(id, 2);
        awaitIn("stale", id);
        JsonNode stale = in("stale", id).getFirst();
        assertThat(stale.at("/title").asString()).isEqualTo("Bureau " + id);
        assertThat(stale.at("/language").asString()).isEqualTo("en");
        assertThat(stale.at("/originalLanguage").asString()).isEqualTo("fr");
        assertThat(stale.at("/origin").asString()).isEqualTo("machine");
        assertThat(stale.at("/translatedRevision").asLong()).isEqualTo(2);
        send(translator(path(id) + "/approval").header("If-Match", tag(id)).POST(BodyPublishers.noBody()));
        for (String queue : List.of("waiting", "failed", "stale", "review")) {
            assertThat(in(queue, id)).as(queue).isEmpty();
        }
        String poisoned = newArticleId();
        service.published(article(poisoned, 1, "Poison mortel " + poisoned, null, "Texte."), 1);
        awaitIn("failed", poisoned);
        assertThat(in("failed", poisoned).getFirst().at("/reason").asString()).isEqualTo("an unexpected failure");
        service.withdrawn(poisoned, 2);
        await().until(() -> in("failed", poisoned).isEmpty());
    }

    @Test
    void theFiguresTellWhatWasCompletedOnEachDay() throws Exception {
        long before = figures("editor").at("/days/13/completed").asLong();
        String id = newArticleId();
        service.published(article(id, 1, "Chiffres", null, "Le pont rouvre."), 1);
        service.awaitTranslation(id, 1);

        JsonNode figures = figures("translator");

        assertThat(figures.at("/days")).hasSize(14);
        assertThat(figures.at("/days/13/day").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(figures.at("/days/13/completed").asLong()).isGreaterThan(before);
        assertThat(figures.has("waitingSince")).isTrue();
        assertThat(send(request(PATH + "/figures").header("Authorization", "Bearer " + TestTokens.with("moderator")))
                        .statusCode())
                .isEqualTo(403);
    }

    private JsonNode figures(String role) throws Exception {
        return json(send(request(PATH + "/figures").header("Authorization", "Bearer " + TestTokens.with(role))), 200);
    }

    @Test
    void theListIsReadPartByPartAndMissesNothing() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(newArticleId());
            service.published(article(ids.getLast(), 1, "Partie " + i, null, "Texte."), 1);
        }
        for (String id : ids) {
            service.awaitTranslation(id, 1);
            awaitIn("review", id);
        }
        List<String> found = partByPart(PATH + "?status=review&lang=en&limit=2");
        assertThat(found).doesNotHaveDuplicates().containsAll(ids);
        assertThat(partByPart(PATH + "?status=review&lang=en&limit=2&sort=oldest").stream()
                        .filter(ids::contains))
                .containsExactlyElementsOf(
                        found.stream().filter(ids::contains).toList().reversed());
    }

    private List<String> partByPart(String first) throws Exception {
        List<String> found = new ArrayList<>();
        String next = first;
        while (next != null) {
            HttpResponse<String> part = send(translator(next));
            JsonNode items = json(part, 200).at("/items");
            assertThat(items.size()).isBetween(1, 2);
            items.forEach(item -> found.add(item.at("/articleId").asString()));
            next = part.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        return found;
    }

    @Test
    void wrongQuestionsAreNamedAndOnlyTranslatorsAsk() throws Exception {
        assertThat(get(PATH).statusCode()).isEqualTo(401);
        assertThat(send(request(PATH).header("Authorization", "Bearer " + TestTokens.with("editor")))
                        .statusCode())
                .isEqualTo(403);
        for (String query : List.of(
                "status=none", "status=", "lang=x_", "limit=0", "limit=101", "cursor=x", "sort=best", "queue=review")) {
            JsonNode problem = json(send(translator(PATH + "?" + query)), 400);
            assertThat(problem.at("/errors/0/pointer").asString())
                    .as(query)
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
        assertThat(json(send(translator(PATH + "?lang=de")), 200).at("/items")).isEmpty();
        assertThat(json(send(translator(PATH)), 200).at("/items").size()).isLessThanOrEqualTo(20);
    }

    @Test
    void everyListComesFromAnIndex() {
        for (int direction : new int[] {-1, 1}) {
            everyListComesFromAnIndex(direction);
        }
    }

    private void everyListComesFromAnIndex(int direction) {
        for (Document filter : List.of(
                new Document("queue", "REVIEW").append("language", "en"),
                new Document("queue", new Document("$in", List.of("WAITING", "FAILED", "STALE", "REVIEW")))
                        .append("language", new Document("$in", List.of("en", "fr"))),
                new Document("queue", new Document("$in", List.of("STALE", "REVIEW")))
                        .append("language", new Document("$in", List.of("en", "fr")))
                        .append("held", true))) {
            var find = new Document("find", "translations")
                    .append("filter", filter)
                    .append("sort", new Document("article.updatedAt", direction).append("_id", direction))
                    .append("limit", 21);
            try {
                await().untilAsserted(() ->
                        assertThat(planOf(find)).contains("IXSCAN").doesNotContain("COLLSCAN", "\"SORT\""));
            } catch (DataAccessException embedded) {
                Assumptions.abort("this server neither explains nor uses indexes");
            }
        }
    }

    private String planOf(Document find) {
        return mongo.executeCommand(new Document("explain", find).append("verbosity", "queryPlanner"))
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
    }

    private void awaitIn(String queue, String id) {
        await().until(() -> in(queue, id).size() == 1);
    }

    private List<JsonNode> in(String queue, String id) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        String next = PATH + "?limit=100&status=" + queue;
        while (next != null) {
            HttpResponse<String> part = send(translator(next));
            json(part, 200).at("/items").forEach(item -> {
                if (item.at("/articleId").asString().equals(id)) {
                    found.add(item);
                }
            });
            next = part.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        return found;
    }

    private void write(String id, String segments) throws Exception {
        HttpResponse<String> written = send(translator(path(id) + "/segments")
                .header("If-Match", tag(id))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"segments\":" + segments + "}")));
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
    }

    private String tag(String id) throws Exception {
        return get(path(id)).headers().firstValue("ETag").orElseThrow();
    }

    private static String path(String id) {
        return "/api/v1/articles/" + id + "/translations/en";
    }

    private java.net.http.HttpRequest.Builder translator(String path) {
        return request(path).header("Authorization", "Bearer " + TestTokens.with("translator"));
    }
}
