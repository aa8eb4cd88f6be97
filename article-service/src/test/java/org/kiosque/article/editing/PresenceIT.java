package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
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
class PresenceIT {

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Test
    void colleaguesSeeWhoHasAnArticleOpenAndSinceWhen() {
        Answer article = client.created("À deux");
        Answer here = client.edit("PUT", path(article), null);
        assertThat(here.status()).isEqualTo(200);
        assertThat(here.header("Cache-Control")).contains("no-store");
        assertThat(here.json().get("items")).hasSize(1);
        assertThat(here.json().at("/items/0/you").asBoolean()).isTrue();
        colleague(article, "other-editor", "Ada Byron", Instant.now().plusSeconds(1));

        Answer still = client.edit("PUT", path(article), null);
        assertThat(still.json().get("items")).hasSize(2);
        assertThat(still.text("/items/0/since")).isEqualTo(here.text("/items/0/since"));
        assertThat(still.text("/items/1/by")).isEqualTo("Ada Byron");
        assertThat(still.json().at("/items/1/you").asBoolean()).isFalse();
        assertThat(client.desk(article).etag())
                .as("nothing is locked, nothing changed")
                .isEqualTo(article.etag());

        assertThat(client.edit("DELETE", path(article), null).status()).isEqualTo(204);
        assertThat(client.edit("DELETE", path(article), null).status())
                .as("again")
                .isEqualTo(204);
        assertThat(client.edit("GET", path(article), null).json().findValuesAsString("by"))
                .containsExactly("Ada Byron");
    }

    @Test
    void whoeverIsNotHeardOfForAMinuteIsGoneAndComesBackAnew() {
        Answer article = client.created("Parti déjeuner");
        String own = client.edit("PUT", path(article), null).text("/items/0/since");
        Instant longAgo = Instant.now().minusSeconds(61);
        colleague(article, "other-editor", "Ada Byron", longAgo);
        assertThat(client.edit("GET", path(article), null).json().get("items")).hasSize(1);

        mongo.getCollection("presences")
                .updateOne(
                        new Document("article", article.id()).append("name", new Document("$ne", "Ada Byron")),
                        new Document("$set", Map.of("since", Date.from(longAgo), "seen", Date.from(longAgo))));
        Answer anew = client.edit("PUT", path(article), null);
        assertThat(Instant.parse(anew.text("/items/0/since"))).isAfterOrEqualTo(Instant.parse(own));
    }

    @Test
    void nobodyIsAtAnArticleThatThereIsNot() {
        String nowhere = "/api/v1/articles/" + RandomId.next() + "/presence";
        assertThat(client.edit("PUT", nowhere, null).status()).isEqualTo(404);
        assertThat(client.edit("GET", nowhere, null).status()).isEqualTo(404);
    }

    private void colleague(Answer article, String editor, String name, Instant seen) {
        mongo.getCollection("presences")
                .insertOne(new Document("_id", article.id() + "/" + editor)
                        .append("article", article.id())
                        .append("editor", editor)
                        .append("name", name)
                        .append("since", Date.from(seen))
                        .append("seen", Date.from(seen)));
    }

    private static String path(Answer article) {
        return "/api/v1/articles/" + article.id() + "/presence";
    }
}
