package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.markdown.Rendering;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;

@WholeService
class RevisionsIT {

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Autowired
    History history;

    @Autowired
    Filing filing;

    @Autowired
    Rendering rendering;

    @Test
    void everySaveKeepsWhoWhenWhyAndTheWholeText() {
        Answer article = client.created("Un");
        Answer second = saved(article, "Deux", "plus court");
        Answer third = saved(second, "Trois", null);

        JsonNode saves = saves(article);
        assertThat(saves.findValuesAsString("title")).containsExactly("Trois", "Deux", "Un");
        assertThat(saves.findValuesAsString("revision")).containsExactly("3", "2", "1");
        assertThat(saves.at("/1/note").asString()).isEqualTo("plus court");
        assertThat(saves.at("/0/note").isNull()).isTrue();
        assertThat(saves.at("/1/saved/by").asString()).isEqualTo("camille");
        assertThat(saves.at("/0/saved/at").asString()).isEqualTo(third.text("/changed/at"));
        assertThat(saves.at("/1/fields").toString()).isEqualTo("[\"title\"]");
        assertThat(saves.at("/2/fields").toString()).isEqualTo("[]");
        assertThat(saves.at("/0/current").asBoolean()).isTrue();
        assertThat(saves.at("/1/current").asBoolean()).isFalse();
        assertThat(saves.at("/0").has("body")).isFalse();

        Answer first = client.edit("GET", revisions(article) + "/1", null);
        assertThat(first.text("/title")).isEqualTo("Un");
        assertThat(first.text("/body")).isEqualTo("Un *soir* de novembre.\n\n## Le quai\n\nIl pleut.");
        assertThat(first.text("/tags/0")).isEqualTo("Transports");
        assertThat(client.edit("GET", revisions(article) + "/1", null, "If-None-Match", first.etag())
                        .status())
                .isEqualTo(304);
        for (String nothing : List.of("4", "0", "-1", "999999999999999999")) {
            assertThat(client.edit("GET", revisions(article) + "/" + nothing, null)
                            .problem())
                    .isEqualTo("not-found");
        }
        for (String none : List.of("x", "1.5", "99999999999999999999")) {
            assertThat(client.edit("GET", revisions(article) + "/" + none, null).status())
                    .isEqualTo(400);
        }
        assertThat(client.edit("GET", "/api/v1/articles/k3v9x2m4qd70/revisions", null)
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void theFirstTextComesBackAfterTenRevisions() {
        Answer article = client.published("Le premier");
        Answer last = article;
        for (int n = 1; n <= 10; n++) {
            last = saved(last, "Essai " + n, null);
        }
        Answer restored = client.edit(
                "POST",
                revisions(article) + "/1/restoration",
                Map.of("note", "c’était mieux"),
                "If-Match",
                last.etag());
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.text("/title")).isEqualTo("Le premier");
        assertThat(restored.text("/revision")).isEqualTo("12");
        assertThat(restored.json().get("warnings").isArray()).isTrue();
        assertThat(restored.json().get("unpublishedChanges").asBoolean())
                .as("readers see that text still")
                .isFalse();
        JsonNode saves = saves(article);
        assertThat(saves).hasSize(12);
        assertThat(saves.at("/0/restored").asInt()).isEqualTo(1);
        assertThat(saves.at("/0/note").asString()).isEqualTo("c’était mieux");
        assertThat(saves.at("/11/live").asBoolean()).isTrue();

        Answer again = client.edit("POST", revisions(article) + "/1/restoration", null, "If-Match", restored.etag());
        assertThat(again.etag()).as("repeating is harmless").isEqualTo(restored.etag());
        assertThat(client.edit("POST", revisions(article) + "/1/restoration", null)
                        .problem())
                .isEqualTo("precondition-required");
        assertThat(client.edit("POST", revisions(article) + "/99/restoration", null, "If-Match", "*")
                        .problem())
                .isEqualTo("not-found");
        Answer noteTooLong = client.edit(
                "POST", revisions(article) + "/2/restoration", Map.of("note", "x".repeat(501)), "If-Match", "*");
        assertThat(noteTooLong.field()).isEqualTo("/note");
        assertThat(noteTooLong.text("/errors/0/message")).contains("500");
    }

    @Test
    void twoRevisionsAreComparedWordByWord() {
        Answer article = client.created("Le train part à six heures");
        var draft = Client.draft("Le train part à sept heures");
        draft.put("tags", List.of("Transports", "Nuit"));
        draft.remove("lead");
        client.edit("PUT", article.location(), draft, "If-Match", article.etag());

        JsonNode diff =
                client.edit("GET", revisions(article) + "/1/diff/2", null).json();
        assertThat(diff.at("/from/revision").asInt()).isEqualTo(1);
        assertThat(diff.at("/to/saved/by").asString()).isEqualTo("camille");
        assertThat(diff.get("fields").findValuesAsString("field")).containsExactly("title", "lead", "tags");
        assertThat(diff.at("/fields/0/parts").toString())
                .isEqualTo("[{\"op\":\"equal\",\"text\":\"Le train part à \"},{\"op\":\"delete\",\"text\":\"six\"},"
                        + "{\"op\":\"insert\",\"text\":\"sept\"},{\"op\":\"equal\",\"text\":\" heures\"}]");
        assertThat(diff.at("/fields/1/parts")).hasSize(1);
        assertThat(diff.at("/fields/2/after/1/name").asString()).isEqualTo("Nuit");
        assertThat(client.edit("GET", revisions(article) + "/2/diff/2", null)
                        .json()
                        .get("fields"))
                .isEmpty();
        assertThat(client.edit("GET", revisions(article) + "/1/diff/3", null).problem())
                .isEqualTo("not-found");
    }

    @Test
    void theLongestTextsAreComparedWithinTheDeadline() {
        Answer article = client.edit("POST", "/api/v1/articles", longest("a"));
        Answer other = client.edit("PUT", article.location(), longest("b"), "If-Match", article.etag());
        assertThat(other.status()).isEqualTo(200);
        Answer diff = client.edit("GET", revisions(article) + "/1/diff/2", null);
        assertThat(diff.status()).isEqualTo(200);
        assertThat(diff.json().at("/fields/0/parts").findValuesAsString("op"))
                .startsWith("delete", "insert")
                .hasSizeLessThan(5);
    }

    private static Map<String, Object> longest(String word) {
        var body = new StringBuilder();
        for (int n = 0; body.length() < 195_000; n++) {
            body.append(word).append(n).append(n % 8 == 7 ? "\n\n" : " ");
        }
        var draft = Client.draft("Long");
        draft.put("body", body.toString());
        return draft;
    }

    @Test
    void aLongHistoryIsReadInParts() {
        Answer last = client.created("Titre 1");
        for (int n = 2; n <= 7; n++) {
            last = saved(last, "Titre " + n, null);
        }
        List<String> found = new ArrayList<>();
        String next = revisions(last) + "?limit=3";
        while (!next.isEmpty()) {
            Answer part = client.edit("GET", next, null);
            found.addAll(part.json().get("items").findValuesAsString("revision"));
            last = saved(last, "Entre-temps " + found.size(), null);
            next = part.header("Link").replaceAll("^<|>.*$", "");
        }
        assertThat(found).containsExactly("7", "6", "5", "4", "3", "2", "1");
        for (String bad : List.of("x", "-1", "9".repeat(19), "")) {
            assertThat(client.edit("GET", revisions(last) + "?cursor=" + bad, null)
                            .field())
                    .as(bad)
                    .isEqualTo("cursor");
        }
        assertThat(client.edit("GET", revisions(last) + "?limit=101", null).status())
                .isEqualTo(400);
    }

    @Test
    void whoeverComesTooLateIsToldWhatHasChanged() {
        Answer read = client.created("Un");
        Answer second = saved(read, "Deux", "le titre");
        var draft = Client.draft("Deux");
        draft.put("body", "Autre chose.");
        Answer third = client.edit("PUT", read.location(), draft, "If-Match", second.etag());
        client.publish(third);

        Answer late = client.edit("PUT", read.location(), Client.draft("Trop tard"), "If-Match", read.etag());
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/current/revision")).isEqualTo("3");
        assertThat(late.text("/current/status")).isEqualTo("published");
        assertThat(late.text("/current/decided/by")).isEqualTo("camille");
        JsonNode changes = late.json().get("changes");
        assertThat(changes.findValuesAsString("revision")).containsExactly("3", "2");
        assertThat(changes.at("/0/fields").toString()).isEqualTo("[\"body\"]");
        assertThat(changes.at("/1/fields").toString()).isEqualTo("[\"title\"]");
        assertThat(changes.at("/1/note").asString()).isEqualTo("le titre");
        assertThat(changes.at("/1/saved/by").asString()).isEqualTo("camille");

        Answer lessLate = client.edit("DELETE", read.location(), null, "If-Match", second.etag());
        assertThat(lessLate.json().get("changes").findValuesAsString("revision"))
                .containsExactly("3");
        Answer onlyPublished = client.edit("PUT", read.location(), draft, "If-Match", third.etag());
        assertThat(onlyPublished.json().get("changes")).isEmpty();
        assertThat(onlyPublished.text("/current/status")).isEqualTo("published");
        assertThat(client.edit("PUT", read.location(), draft, "If-Match", "W/\"0\"")
                        .json()
                        .get("changes"))
                .isEmpty();
    }

    @Test
    void ofTwoEditorsOneWinsAndBothHistoriesAreTheSame() throws Exception {
        Answer article = client.created("Départ");
        for (int round = 0; round < 10; round++) {
            Answer before = client.desk(article);
            List<Callable<Answer>> both = List.of(
                    () -> client.edit("PUT", article.location(), Client.draft("A"), "If-Match", before.etag()),
                    () -> client.edit("PUT", article.location(), Client.draft("B"), "If-Match", before.etag()));
            try (var pool = Executors.newFixedThreadPool(2)) {
                assertThat(pool.invokeAll(both).stream().map(Future::resultNow))
                        .extracting(Answer::status)
                        .containsAnyOf(200)
                        .isSubsetOf(200, 412);
            }
        }
        JsonNode saves = saves(article);
        int last = Integer.parseInt(client.desk(article).text("/revision"));
        assertThat(saves).hasSize(last);
        for (int n = 1; n < last; n++) {
            assertThat(saves.at("/" + (last - n) + "/title").asString())
                    .isNotEqualTo(saves.at("/" + (last - n - 1) + "/title").asString());
        }
    }

    @Test
    void aDeathBetweenTheHistoryAndTheSaveLosesNothingAndMakesNothingUp() {
        Answer article = client.created("Acquis");
        var dying = new Articles(mongo) {
            @Override
            Article save(Article changed) {
                throw new DataAccessResourceFailureException("the process is no more");
            }
        };
        var desk = new ArticleDesk(dying, history, filing, rendering);
        Article before = new Articles(mongo).find(article.id()).orElseThrow();
        assertThatThrownBy(() -> desk.restore(
                        article.id(),
                        IfMatch.ANY,
                        before.draft()
                                .followedBy(
                                        contentOf(client.created("Jamais enregistré")),
                                        null,
                                        null,
                                        before.created(),
                                        9),
                        null,
                        before.created()))
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(mongo.count(ofArticle(article), "revisions"))
                .as("it is in both")
                .isEqualTo(1);
        assertThat(saves(article).findValuesAsString("title")).containsExactly("Acquis");
        assertThat(client.desk(article).etag()).isEqualTo(article.etag());
        saved(article, "La suite", null);
        assertThat(saves(article).findValuesAsString("title")).containsExactly("La suite", "Acquis");
    }

    @Test
    void theHistoryOfADeletedDraftIsForgotten() {
        Answer article = client.created("Pour rien");
        Answer last = saved(article, "Toujours rien", null);
        assertThat(mongo.count(ofArticle(article), "revisions")).isEqualTo(1);
        assertThat(client.edit("DELETE", article.location(), null, "If-Match", last.etag())
                        .status())
                .isEqualTo(204);
        assertThat(mongo.count(ofArticle(article), "revisions")).isZero();

        mongo.insert(new Document("_id", article.id() + ".1").append("articleId", article.id()), "revisions");
        assertThat(client.edit("DELETE", article.location(), null, "If-Match", last.etag())
                        .status())
                .isEqualTo(404);
        assertThat(mongo.count(ofArticle(article), "revisions"))
                .as("left by a process that died after the deletion")
                .isZero();
    }

    @Test
    void anArticlesDocumentDoesNotGrowWithItsHistory() {
        Answer last = client.edit("POST", "/api/v1/articles", longest("a"));
        for (int n = 0; n < 8; n++) {
            last = client.edit("PUT", "/api/v1/articles/" + last.id(), longest("b" + n), "If-Match", last.etag());
        }
        Document stored = mongo.findById(last.id(), Document.class, "articles");
        assertThat(stored).isNotNull();
        assertThat(stored.toJson().length()).isLessThan(1_000_000);
        assertThat(mongo.count(ofArticle(last), "revisions")).isEqualTo(8);
    }

    private Content contentOf(Answer article) {
        return new Articles(mongo).find(article.id()).orElseThrow().draft().content();
    }

    private Answer saved(Answer before, String title, String note) {
        var draft = Client.draft(title);
        if (note != null) {
            draft.put("note", note);
        }
        Answer after = client.edit("PUT", "/api/v1/articles/" + before.id(), draft, "If-Match", before.etag());
        assertThat(after.status()).isEqualTo(200);
        return after;
    }

    private JsonNode saves(Answer article) {
        return client.edit("GET", revisions(article) + "?limit=100", null)
                .json()
                .get("items");
    }

    private static Query ofArticle(Answer article) {
        return Query.query(where("articleId").is(article.id()));
    }

    private static String revisions(Answer article) {
        return "/api/v1/articles/" + article.id() + "/revisions";
    }
}
