package org.kiosque.article.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

@WholeService
class ListsIT {

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Test
    void listsAreReadInPartsThatStayStable() {
        String tag = "t" + RandomId.next();
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            var draft = Client.draft("Article " + n);
            draft.put("tags", List.of(tag));
            draft.put("authors", List.of("Auteur " + tag));
            Answer article = client.edit("POST", "/api/v1/articles", draft);
            client.publish(article);
            ids.addFirst(article.id());
        }
        List<String> found = new ArrayList<>();
        String next = "/api/v1/articles?lang=en&limit=2&tag=" + tag + "&author=auteur-" + tag;
        while (!next.isEmpty()) {
            Answer part = client.get(next);
            assertThat(part.status()).isEqualTo(200);
            part.json().get("items").forEach(card -> {
                assertThat(card.has("bodyHtml")).isFalse();
                assertThat(card.get("language").asString()).isEqualTo("fr");
                found.add(card.get("id").asString());
            });
            client.published("Entre-temps");
            next = part.header("Link").replaceAll("^<|>.*$", "");
        }
        assertThat(found).containsExactlyElementsOf(ids);
        assertThat(items("/api/v1/articles?tag=" + tag + "&to=2020-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(items("/api/v1/articles?tag=" + tag + "&from=2020-01-01T00:00:00Z"))
                .hasSize(5);
        soon(() -> assertThat(items("/api/v1/tags?lang=en")).anySatisfy(item -> {
            assertThat(item.get("key").asString()).isEqualTo(tag);
            assertThat(item.get("count").asInt()).isEqualTo(5);
        }));
        soon(() -> assertThat(items("/api/v1/authors"))
                .anySatisfy(item -> assertThat(item.get("name").asString()).isEqualTo("Auteur " + tag)));
    }

    @Test
    void everyListHasItsIndex() {
        soon(() -> {
            var names = new HashSet<String>();
            mongo.indexOps(ReadArticle.class).getIndexInfo().forEach(index -> names.add(index.getName()));
            assertThat(names).hasSize(5);
        });
    }

    private JsonNode items(String path) {
        return client.get(path).json().get("items");
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
