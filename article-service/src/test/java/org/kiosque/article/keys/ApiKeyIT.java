package org.kiosque.article.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@WholeService
class ApiKeyIT {

    private static final String DESK = "/api/v1/desk/api-keys";

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Test
    void aKeyOpensWhatItsScopesSayAndNothingElse() {
        Answer made = made("Agence", "drafts:write");
        String key = made.text("/key");
        Answer draft = with(key, "POST", "/api/v1/articles", Client.draft("Une dépêche"));
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.text("/created/by")).isEqualTo("Agence");
        assertThat(with(key, "PUT", path(draft), Client.draft("Une autre"), "If-Match", draft.etag())
                        .status())
                .isEqualTo(200);
        assertThat(with(key, "GET", "/api/v1/desk/articles/" + draft.id(), null).status())
                .isEqualTo(403);
        assertThat(with(key, "PUT", path(draft) + "/publication", null, "If-Match", "*")
                        .status())
                .isEqualTo(403);
        for (String call : List.of(
                "GET " + DESK,
                "POST " + DESK,
                "GET /api/v1/exports?format=jsonl",
                "GET /api/v1/desk/audit",
                "GET /api/v1/imports",
                "GET /api/v1/desk/webhooks",
                "POST " + path(draft) + "/preview")) {
            assertThat(with(key, call.split(" ")[0], call.split(" ")[1], null).status())
                    .as(call)
                    .isEqualTo(403);
        }
        assertThat(with(key, "GET", "/api/v1/articles", null).status())
                .as("what all may")
                .isEqualTo(200);

        String reader = made("Lecteur", "drafts:read").text("/key");
        assertThat(with(reader, "GET", "/api/v1/desk/articles/" + draft.id(), null)
                        .text("/title"))
                .isEqualTo("Une autre");
        assertThat(with(reader, "GET", path(draft) + "/revisions", null).status())
                .isEqualTo(200);
        assertThat(with(reader, "POST", "/api/v1/articles", Client.draft("x")).status())
                .isEqualTo(403);

        String publisher = made("Imprimeur", "publish").text("/key");
        assertThat(with(publisher, "PUT", path(draft) + "/publication", null, "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(client.read(draft.id(), "fr").text("/title")).isEqualTo("Une autre");
    }

    @Test
    void itIsShownOnceAndKeptAsAHash() {
        Answer made = made("Montré", "drafts:read");
        String key = made.text("/key");
        assertThat(key).matches("kq_[A-Za-z0-9_-]{43}");
        assertThat(made.header("Cache-Control")).contains("no-store");
        with(key, "GET", "/api/v1/desk/articles", null);
        Answer list = client.edit("GET", DESK, null);
        assertThat(list.json().toString()).doesNotContain(key);
        Document stored = mongo.getCollection("apiKeys")
                .find(new Document("_id", made.id()))
                .first();
        assertThat(stored.toJson()).doesNotContain(key);
        assertThat(stored.getString("usedOn"))
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
    }

    @Test
    void whatIsRevokedOrAtItsEndOpensNothingAtOnce() {
        Answer made = made("Révoqué", "drafts:read");
        String key = made.text("/key");
        assertThat(with(key, "GET", "/api/v1/desk/articles", null).status()).isEqualTo(200);
        assertThat(client.edit("DELETE", DESK + "/" + made.id(), null).status()).isEqualTo(204);
        Answer refused = with(key, "GET", "/api/v1/desk/articles", null);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("unauthenticated");
        assertThat(client.edit("DELETE", DESK + "/" + made.id(), null).status()).isEqualTo(404);

        Answer short_ = made("Fini", "drafts:read");
        mongo.getCollection("apiKeys")
                .updateOne(
                        new Document("_id", short_.id()),
                        new Document(
                                "$set",
                                new Document(
                                        "endsAt",
                                        java.util.Date.from(Instant.now().minusSeconds(1)))));
        assertThat(with(short_.text("/key"), "GET", "/api/v1/desk/articles", null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void keysHaveBounds() {
        assertThat(client.edit("POST", DESK, Map.of("name", "x", "scopes", List.of("all")))
                        .field())
                .isEqualTo("/scopes");
        assertThat(client.edit("POST", DESK, Map.of("name", "x", "scopes", List.of()))
                        .status())
                .isEqualTo(400);
        assertThat(client.edit("POST", DESK, Map.of("name", " ", "scopes", List.of("publish")))
                        .status())
                .isEqualTo(400);
        String late = Instant.now().plus(400, ChronoUnit.DAYS).toString();
        assertThat(client.edit("POST", DESK, Map.of("name", "x", "scopes", List.of("publish"), "endsAt", late))
                        .field())
                .isEqualTo("/endsAt");
    }

    private Answer made(String name, String scope) {
        Answer made = client.edit("POST", DESK, Map.of("name", name, "scopes", List.of(scope)));
        assertThat(made.status()).isEqualTo(201);
        return made;
    }

    private Answer with(String key, String method, String path, Object body, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + key;
        return client.send(method, path, body, all);
    }

    private static String path(Answer article) {
        return "/api/v1/articles/" + article.id();
    }
}
