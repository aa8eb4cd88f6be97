package org.kiosque.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client.Answer;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

@WholeService
class AccessRulesIT {

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Test
    void onlyEditorsWrite() {
        Answer article = client.created("Un titre");
        long before = stored();
        String revision = article.location() + "/revisions/1";
        var calls = new LinkedHashMap<String, Object>();
        calls.put("POST /api/v1/articles", Client.draft("Autre"));
        calls.put("PUT " + article.location(), Client.draft("Autre"));
        calls.put("DELETE " + article.location(), "");
        calls.put("PUT " + article.location() + "/publication", "");
        calls.put("DELETE " + article.location() + "/publication", Map.of("reason", "x"));
        calls.put("PUT " + article.location() + "/review", "");
        calls.put("DELETE " + article.location() + "/review", "");
        calls.put("DELETE " + article.location() + "/schedule", "");
        calls.put("GET /api/v1/desk/audit", "");
        for (String kind : List.of("tags", "authors", "sections")) {
            String desk = "/api/v1/desk/" + kind;
            calls.put("GET " + desk, "");
            calls.put("POST " + desk, Map.of("name", "x"));
            calls.put("GET " + desk + "/x", "");
            calls.put("PUT " + desk + "/x", Map.of("name", "x"));
            calls.put("PUT " + desk + "/x/merger", Map.of("into", "y"));
            calls.put("DELETE " + desk + "/x", "");
        }
        calls.put("GET /api/v1/desk/front?lang=fr", "");
        calls.put("PUT /api/v1/desk/front?lang=fr", Map.of("pins", List.of()));
        calls.put("PUT " + article.location() + "/presence", "");
        calls.put("GET " + article.location() + "/presence", "");
        calls.put("DELETE " + article.location() + "/presence", "");
        calls.put("POST " + article.location() + "/corrections", Map.of("text", "x"));
        calls.put("POST " + article.location() + "/preview", "");
        calls.put("POST " + revision + "/restoration", "");
        calls.put("POST /api/v1/media", "");
        calls.put("GET /api/v1/desk/media", "");
        calls.put("GET /api/v1/desk/media/000000000000", "");
        calls.put("GET /api/v1/desk/media/000000000000/uses", "");
        calls.put("PUT /api/v1/desk/media/000000000000", Map.of("alt", "x"));
        calls.put("DELETE /api/v1/desk/media/000000000000", "");
        calls.put("POST /api/v1/imports", "");
        calls.put("GET /api/v1/imports", "");
        calls.put("GET /api/v1/imports/000000000000", "");
        calls.put("GET /api/v1/imports/000000000000/report", "");
        calls.put("GET /api/v1/exports?format=jsonl", "");
        calls.put("POST /api/v1/desk/renderings", Map.of("body", "x"));
        calls.put("GET /api/v1/desk/webhooks", "");
        calls.put("POST /api/v1/desk/webhooks", Map.of("url", "https://example.org"));
        calls.put("DELETE /api/v1/desk/webhooks/000000000000", "");
        calls.put("GET /api/v1/desk/webhooks/000000000000/deliveries", "");
        calls.put("GET /api/v1/desk/api-keys", "");
        calls.put("POST /api/v1/desk/api-keys", Map.of("name", "x", "scopes", List.of("publish")));
        calls.put("DELETE /api/v1/desk/api-keys/000000000000", "");
        calls.put("GET /api/v1/desk/articles", "");
        calls.put("GET /api/v1/desk/articles/" + article.id(), "");
        calls.put("GET " + article.location() + "/revisions", "");
        calls.put("GET " + revision, "");
        calls.put("GET " + revision + "/diff/1", "");
        calls.forEach((call, body) -> {
            String method = call.split(" ")[0];
            String path = call.split(" ")[1];
            assertRefused(client.send(method, path, body), 401, "unauthenticated");
            assertRefused(send(method, path, body, TestTokens.expired("editor")), 401, "unauthenticated");
            assertRefused(send(method, path, body, TestTokens.forAnotherAudience("editor")), 401, "unauthenticated");
            assertRefused(send(method, path, body, "garbage"), 401, "unauthenticated");
            assertRefused(send(method, path, body, TestTokens.with("moderator")), 403, "forbidden");
            assertRefused(send(method, path, body, TestTokens.with()), 403, "forbidden");
        });
        assertThat(stored()).isEqualTo(before);
        assertThat(client.desk(article).etag()).isEqualTo(article.etag());
        assertThat(client.get(article.location()).status()).isEqualTo(404);
    }

    @Test
    void whatIsNotOpenedIsClosed() {
        assertThat(client.get("/api/v1/anything").status()).isEqualTo(401);
        assertThat(client.edit("POST", "/api/v1/tags", "{}").status()).isEqualTo(405);
        assertThat(client.edit("GET", "/api/v1/anything", null).status()).isEqualTo(404);
        assertThat(client.edit("GET", "/actuator/env", null).status()).isIn(403, 404);
    }

    @Test
    void anAddressWithTheEndOfALineIsAProblemLikeOthers() {
        assertRefused(client.get("/api/v1/articles/un%0Atitre"), 400, "invalid-request");
        assertRefused(client.edit("DELETE", "/api/v1/articles/un%0D%0Atitre", null), 400, "invalid-request");
    }

    private long stored() {
        return mongo.count(new Query(), "articles");
    }

    private Answer send(String method, String path, Object body, String token) {
        return client.send(method, path, body, "Authorization", "Bearer " + token);
    }

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }
}
