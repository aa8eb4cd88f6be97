package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

@WholeService
class FrontIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    private final String section = "s" + RandomId.next();

    @Test
    void whatEditorsPutFirstComesFirstAndOnlyOnce() {
        List<String> ids = published(4);
        Answer none = client.edit("GET", desk(), null);
        assertThat(none.json().get("pins")).isEmpty();

        Answer arranged = arrange(none.etag(), ids.get(0), ids.get(2));
        assertThat(arranged.status()).isEqualTo(200);
        assertThat(arranged.json().get("pins").findValuesAsString("id")).containsExactly(ids.get(0), ids.get(2));
        assertThat(arranged.text("/pins/0/title")).isEqualTo("Titre 0");
        Answer first = client.get(page() + "&limit=3");
        assertThat(ids(first)).containsExactly(ids.get(0), ids.get(2), ids.get(3));
        assertThat(first.text("/pinned")).isEqualTo("2");
        assertThat(first.text("/section/key")).isEqualTo(section);
        Answer rest = client.get(first.header("Link").replaceAll("^<|>.*$", ""));
        assertThat(ids(rest)).containsExactly(ids.get(1));
        assertThat(rest.text("/pinned")).isEqualTo("0");
        assertThat(ids(client.get(page() + "&limit=1")))
                .as("no room for what is put first")
                .containsExactly(ids.get(3));
        assertThat(ids(client.get("/api/v1/front?lang=en&section=" + section)))
                .as("another language")
                .containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0));
        assertThat(client.get("/api/v1/front?section=none-" + section).json().has("section"))
                .isFalse();

        Answer back = client.edit("PUT", desk(), arranged.json().toString(), "If-Match", arranged.etag());
        assertThat(back.etag()).as("what the desk shows can be sent back").isEqualTo(arranged.etag());
        client.edit(
                "DELETE", "/api/v1/articles/" + ids.get(0) + "/publication", Map.of("reason", "x"), "If-Match", "*");
        assertThat(ids(client.get(page()))).containsExactly(ids.get(2), ids.get(3), ids.get(1));
        assertThat(client.edit("GET", desk(), null).text("/pins/0/status")).isEqualTo("withdrawn");
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() {
        List<String> ids = published(2);
        String never = client.edit("GET", desk(), null).etag();
        assertThat(arrange(never, ids.get(0)).status()).isEqualTo(200);
        assertThat(arrange(never, ids.get(1)).status()).isEqualTo(412);
        assertThat(client.edit("PUT", desk(), Map.of("pins", List.of())).status())
                .isEqualTo(428);
        assertThat(client.edit("GET", desk(), null).text("/pins/0/id")).isEqualTo(ids.get(0));
    }

    @Test
    void whatReadersDoNotSeeIsNotPutFirst() {
        List<String> ids = published(1);
        String draft = client.created("Un brouillon").id();
        assertThat(arrange("*", ids.get(0), draft).field()).isEqualTo("/pins/1");
        assertThat(arrange("*", ids.get(0), ids.get(0)).field()).isEqualTo("/pins/1");
        assertThat(arrange("*", "x").field()).isEqualTo("/pins/0");
        assertThat(arrange("*", Collections.nCopies(21, ids.get(0)).toArray(String[]::new))
                        .field())
                .isEqualTo("/pins");
        assertThat(client.edit("GET", "/api/v1/desk/front?lang=fr&section=none-" + section, null)
                        .field())
                .isEqualTo("section");
        assertThat(client.edit("GET", "/api/v1/desk/front?lang=tlh", null).field())
                .isEqualTo("lang");
    }

    @Test
    void othersHearOfItByAnArticleThatIsToldAgainAlsoAfterADeath() {
        List<String> ids = published(1);
        long before = sequence(ids.getFirst());
        arrange("*", ids.getFirst());
        assertThat(sequence(ids.getFirst())).isGreaterThan(before);
        assertThat(untold()).isFalse();

        long told = sequence(ids.getFirst());
        var front = new Document("_id", "fr/SECTION/" + section);
        mongo.getCollection("fronts")
                .updateOne(
                        front, new Document("$set", new Document("untold", List.of(RandomId.next(), ids.getFirst()))));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(sequence(ids.getFirst())).isGreaterThan(told);
            assertThat(untold()).isFalse();
        });
    }

    private boolean untold() {
        return mongo.getCollection("fronts")
                .find(new Document("_id", "fr/SECTION/" + section))
                .first()
                .containsKey("untold");
    }

    private long sequence(String id) {
        return mongo.getCollection("articles")
                .find(new Document("_id", id))
                .first()
                .get("outbox", Document.class)
                .getLong("sequence");
    }

    /** @return the oldest first */
    private List<String> published(int articles) {
        client.edit("POST", "/api/v1/desk/sections", Map.of("key", section, "names", Map.of("fr", section)));
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < articles; n++) {
            var draft = Client.draft("Titre " + n);
            draft.put("section", section);
            Answer article = client.edit("POST", "/api/v1/articles", draft);
            client.publish(article);
            ids.add(article.id());
        }
        return ids;
    }

    private Answer arrange(String ifMatch, String... ids) {
        return client.edit(
                "PUT",
                desk(),
                Map.of("pins", List.of(ids).stream().map(id -> Map.of("id", id)).toList()),
                "If-Match",
                ifMatch);
    }

    private static List<String> ids(Answer list) {
        List<String> ids = new ArrayList<>();
        list.json().get("items").forEach(card -> ids.add(card.get("id").asString()));
        return ids;
    }

    private String desk() {
        return "/api/v1/desk/front?lang=fr&section=" + section;
    }

    private String page() {
        return "/api/v1/front?lang=fr&section=" + section;
    }
}
