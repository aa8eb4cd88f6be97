package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** The store itself tells what it does with the queries that the desk really sends. */
@WholeService
class IndexesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> COLLECTIONS =
            List.of("articles", "readArticles", "subjects", "revisions", "audit", "fronts", "presences", "media");

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Autowired
    DuePlans duePlans;

    @Test
    void noListReadsAWholeCollectionOrSortsInMemory() {
        Answer article = client.published("Un");
        Answer last = client.edit("PUT", path(article), Client.draft("Deux"), "If-Match", article.etag());
        last = client.edit("PUT", path(article), Client.draft("Trois"), "If-Match", last.etag());
        client.published("Encore un");
        List<String> lists = new ArrayList<>(List.of(
                "/api/v1/desk/articles?limit=1",
                "/api/v1/desk/audit?limit=1",
                "/api/v1/desk/audit/figures",
                "/api/v1/desk/audit?limit=1&article=" + article.id(),
                path(article) + "/revisions?limit=1"));
        lists.addAll(listsOfSubjects());
        lists.addAll(listsOfSections(article));
        lists.add(path(article) + "/presence");
        lists.add("/api/v1/desk/media/" + picture() + "/uses");
        lists.add("/api/v1/desk/media?limit=1");
        lists.add("/api/v1/desk/media?limit=1&q=un+quai");
        lists.add("/api/v1/desk/articles?limit=1&lang=fr");
        lists.add("/api/v1/desk/articles?limit=1&q=un+sujet");
        lists.add("/api/v1/desk/articles?limit=1&status=published&lang=fr&q=sujet");
        List.of("draft", "in-review", "scheduled", "published", "withdrawn")
                .forEach(status -> lists.add("/api/v1/desk/articles?limit=1&status=" + status));

        await().atMost(SOON).untilAsserted(() -> {
            List<Document> queries = queriesOf(lists);
            assertThat(queries).hasSizeGreaterThan(lists.size());
            assertThat(queries).allSatisfy(query -> {
                assertThat(query.getString("planSummary")).as(query.toJson()).startsWith("IX");
                assertThat(query.containsKey("hasSortStage")).as(query.toJson()).isFalse();
            });
            assertThat(queries)
                    .as("also those that look for what is due")
                    .extracting(query -> query.getString("planSummary"))
                    .anyMatch(plan -> plan.contains("plan.due"))
                    .anyMatch(plan -> plan.contains("unfiled._id"))
                    .anyMatch(plan -> plan.contains("untold"));
        });
    }

    /** Of a tag and an author that have two keys each, so that lists are put together from two parts of the index. */
    private List<String> listsOfSubjects() {
        List<String> lists = new ArrayList<>(List.of("/api/v1/articles?limit=1"));
        for (String kind : List.of("tag", "author")) {
            String own = RandomId.next();
            var draft = Client.draft("Un sujet");
            draft.put(kind + "s", List.of("un " + own, "deux " + own));
            client.publish(client.edit("POST", "/api/v1/articles", draft));
            client.publish(client.edit("POST", "/api/v1/articles", draft));
            String path = "/api/v1/desk/" + kind + "s/un-" + own;
            Answer merged = client.edit("PUT", path + "/merger", Map.of("into", "deux-" + own), "If-Match", "*");
            assertThat(merged.status()).isEqualTo(200);
            lists.add("/api/v1/articles?limit=1&" + kind + "=un-" + own);
            lists.add("/api/v1/articles?limit=1&to=2100-01-01T00:00:00Z&" + kind + "=deux-" + own);
            lists.add("/api/v1/desk/articles?limit=1&" + kind + "=un-" + own);
            lists.add("/api/v1/desk/articles?limit=1&status=published&" + kind + "=deux-" + own);
            lists.add("/api/v1/desk/" + kind + "s?limit=1");
            lists.add("/api/v1/desk/" + kind + "s?limit=1&q=un");
        }
        return lists;
    }

    private String picture() {
        String id = RandomId.next();
        mongo.getCollection("media")
                .insertOne(new Document("_id", id)
                        .append("alt", "Un quai")
                        .append("variants", List.of(new Document("width", 640).append("height", 640)))
                        .append("uploadedBy", "editor")
                        .append("uploadedAt", new Date(0))
                        .append("words", List.of("un", "quai")));
        return id;
    }

    private List<String> listsOfSections(Answer pinned) {
        String key = "s" + RandomId.next();
        Answer section = client.edit(
                "POST", "/api/v1/desk/sections", Map.of("key", key, "names", Map.of("fr", "Rubrique " + key)));
        assertThat(section.status()).isEqualTo(201);
        var draft = Client.draft("Un sujet");
        draft.put("section", key);
        client.publish(client.edit("POST", "/api/v1/articles", draft));
        client.publish(client.edit("POST", "/api/v1/articles", draft));
        Answer front = client.edit(
                "PUT",
                "/api/v1/desk/front?lang=fr&section=" + key,
                Map.of("pins", List.of(Map.of("id", pinned.id()))),
                "If-Match",
                "*");
        assertThat(front.status()).isEqualTo(200);
        return List.of(
                "/api/v1/articles?limit=1&section=" + key,
                "/api/v1/desk/articles?limit=1&section=" + key,
                "/api/v1/desk/sections?limit=1",
                "/api/v1/desk/front?lang=fr&section=" + key,
                "/api/v1/front?lang=fr&limit=2&section=" + key,
                "/api/v1/front?lang=fr&limit=2");
    }

    /** @return what the store has done meanwhile, but for what it found by id */
    private List<Document> queriesOf(List<String> lists) {
        Document profiling = mongo.executeCommand(new Document("profile", 2).append("slowms", -1));
        assumeTrue(profiling.containsKey("was"), "this needs a real MongoDB");
        try {
            mongo.getCollection("system.profile").drop();
        } catch (RuntimeException profilingIsOn) {
            // what was before is told again
        }
        try {
            lists.forEach(this::readToTheEnd);
            assertThat(duePlans.look()).isPositive();
        } finally {
            mongo.executeCommand(new Document("profile", 0));
        }
        return mongo.getCollection("system.profile").find(new Document("op", "query")).into(new ArrayList<>()).stream()
                .filter(query -> COLLECTIONS.stream()
                        .anyMatch(name -> query.getString("ns").endsWith("." + name)))
                .filter(query -> !query.getString("planSummary").startsWith("IDHACK"))
                .filter(query -> !query.getString("planSummary").equals("EXPRESS_IXSCAN { _id: 1 }"))
                .toList();
    }

    private void readToTheEnd(String list) {
        String next = list;
        for (int part = 0; part < 3 && !next.isEmpty(); part++) {
            Answer answer = client.edit("GET", next, null);
            assertThat(answer.status()).isEqualTo(200);
            next = answer.header("Link").replaceAll("^<|>.*$", "");
        }
    }

    private static String path(Answer article) {
        return "/api/v1/articles/" + article.id();
    }
}
