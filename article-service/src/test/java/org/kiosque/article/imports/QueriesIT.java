package org.kiosque.article.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** The store tells how it finds what imports, webhooks, keys and exports ask for. */
@WholeService
class QueriesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Set<String> COLLECTIONS =
            Set.of("imports", "importReports", "articleOrigins", "webhookDeliveries", "apiKeys", "reemissions");

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Imports imports;

    @Test
    void nothingIsFoundByReadingAWholeCollection() {
        Answer hook = client.edit("POST", "/api/v1/desk/webhooks", Map.of("url", "http://127.0.0.1:1/"));
        Answer key =
                client.edit("POST", "/api/v1/desk/api-keys", Map.of("name", "x", "scopes", List.of("drafts:read")));
        List<String> reads = List.of(
                "/api/v1/imports?limit=1",
                "/api/v1/imports/000000000000",
                "/api/v1/exports?format=jsonl",
                "/api/v1/articles/no-such-slug-anywhere",
                "/api/v1/desk/webhooks/" + hook.id() + "/deliveries");
        await().atMost(SOON).untilAsserted(() -> {
            List<Document> done = whatIsDone(() -> {
                client.published("Une de plus");
                reads.forEach(read -> client.edit("GET", read, null));
                client.get("/api/v1/desk/articles", "Authorization", "Bearer " + key.text("/key"));
                imports.acquire();
            });
            assertThat(done)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(one -> assertThat(one.getString("planSummary"))
                            .as(one.toJson())
                            .matches("(IX|IDHACK|EXPRESS_IX|CLUSTERED_IX|EOF).*"));
            assertThat(done).noneMatch(one -> one.containsKey("hasSortStage"));
        });
        client.edit("DELETE", "/api/v1/desk/webhooks/" + hook.id(), null);
    }

    private List<Document> whatIsDone(Runnable what) {
        Document profiling = mongo.executeCommand(new Document("profile", 2).append("slowms", -1));
        assumeTrue(profiling.containsKey("was"), "this needs a real MongoDB");
        try {
            mongo.getCollection("system.profile").drop();
        } catch (RuntimeException profilingIsOn) {
            // what was before is told again
        }
        try {
            what.run();
        } finally {
            mongo.executeCommand(new Document("profile", 0));
        }
        return mongo
                .getCollection("system.profile")
                .find(new Document("planSummary", new Document("$exists", true)))
                .into(new ArrayList<>())
                .stream()
                .filter(one -> COLLECTIONS.contains(one.getString("ns").replaceFirst("^[^.]*\\.", "")))
                .toList();
    }
}
