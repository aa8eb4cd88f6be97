package org.kiosque.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.imports.WxrExport;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.TestMongo;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What leaves one platform comes to another one as it was. */
@WholeService
class ExportIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Client client;

    @Test
    void anExportIntoAnEmptyPlatformGivesTheSameArticles() {
        Set<String> ids = articlesInEveryState();
        Map<String, JsonNode> left = export(client);
        assertThat(left.keySet()).containsAll(ids);
        List<String> file = new ArrayList<>(List.of("{\"type\":\"kiosque.export.v1\"}"));
        ids.forEach(id -> file.add(left.get(id).toString()));
        file.add("{\"type\":\"end\",\"articles\":" + ids.size() + "}");

        try (var other = new Replica(TestMongo.freshDatabase(), "spring.kafka.consumer.group-id=" + RandomId.next())) {
            Answer done = imported(other.client(), String.join("\n", file));
            assertThat(done.json().get("items"))
                    .isEqualTo(JSON.readTree(
                            "{\"read\":%1$d,\"imported\":%1$d,\"known\":0,\"skipped\":0}".formatted(ids.size())));
            Map<String, JsonNode> come = export(other.client());
            assertThat(come.keySet()).isEqualTo(ids);
            come.forEach((id, article) -> assertThat(article).isEqualTo(left.get(id)));
            ids.forEach(id -> {
                Answer here = client.get("/api/v1/articles/" + id);
                Answer there = other.client().get("/api/v1/articles/" + id);
                assertThat(there.status()).isEqualTo(here.status());
                if (here.status() == 200) {
                    assertThat(there.json()).isEqualTo(here.json());
                }
            });
            String old = come.values().stream()
                    .filter(article -> article.has("origins"))
                    .findFirst()
                    .orElseThrow()
                    .at("/origins/0/slug")
                    .asString();
            assertThat(other.client().get("/api/v1/articles/" + old).status()).isEqualTo(200);
            assertThat(imported(other.client(), String.join("\n", file)).text("/items/known"))
                    .isEqualTo(String.valueOf(ids.size()));
            assertThat(imported(other.client(), file.getFirst() + "\n" + file.get(1))
                            .text("/problem"))
                    .contains("cut off");
        }
    }

    @Test
    void otherSystemsGetFilesOfTheirOwn() {
        client.published("Pour d’autres");
        Answer wxr = client.edit("GET", "/api/v1/exports?format=wxr", null);
        assertThat(wxr.header("Content-Type")).startsWith("application/rss+xml");
        assertThat(new String(wxr.bytes(), StandardCharsets.UTF_8))
                .contains("Pour d’autres")
                .endsWith("</channel></rss>");
        Answer ghost = client.edit("GET", "/api/v1/exports?format=ghost", null);
        assertThat(ghost.header("Content-Disposition")).contains("kiosque.ghost.json");
        assertThat(ghost.json().at("/db/0/data/posts").findValuesAsString("title"))
                .contains("Pour d’autres");
        assertThat(client.edit("GET", "/api/v1/exports?format=x", null).field()).isEqualTo("format");
    }

    private Set<String> articlesInEveryState() {
        Answer draft = client.created("Un brouillon");
        Answer review = client.created("À relire");
        client.edit("PUT", path(review) + "/review", null, "If-Match", review.etag());
        Answer scheduled = client.created("Demain");
        client.edit(
                "PUT",
                path(scheduled) + "/publication",
                Map.of("at", "2035-01-01T06:00:00Z", "until", "2035-02-01T06:00:00Z"),
                "If-Match",
                scheduled.etag());
        Answer live = client.published("En ligne");
        Answer corrected =
                client.edit("POST", path(live) + "/corrections", Map.of("text", "Erratum"), "If-Match", live.etag());
        assertThat(corrected.status()).isEqualTo(201);
        var over = Client.draft("En ligne, en rubrique");
        String section = "s" + RandomId.next();
        client.edit("POST", "/api/v1/desk/sections", Map.of("key", section, "names", Map.of("fr", section)));
        over.put("section", section);
        over.put("seo", Map.of("metaTitle", "Autre titre", "canonical", "https://example.org/a"));
        Answer placed = client.edit("PUT", path(live), over, "If-Match", "*");
        assertThat(placed.text("/section")).isEqualTo(section);
        client.publish(placed);
        client.edit("PUT", path(live), Client.draft("Un brouillon par-dessus"), "If-Match", "*");
        Answer gone = client.published("Retiré");
        client.edit("DELETE", path(gone) + "/publication", Map.of("reason", "faux"), "If-Match", gone.etag());
        String site = RandomId.next() + ".example";
        imported(client, new String(WxrExport.of(WxrExport.post(site, 1)), StandardCharsets.UTF_8));
        Answer foreign = client.get("/api/v1/articles/numero-1-de-" + site);
        return List.of(draft, review, scheduled, live, gone, foreign).stream()
                .map(Answer::id)
                .collect(Collectors.toSet());
    }

    private static Map<String, JsonNode> export(Client from) {
        Answer export = from.edit("GET", "/api/v1/exports?format=jsonl", null);
        assertThat(export.status()).isEqualTo(200);
        assertThat(export.header("Content-Type")).isEqualTo("application/jsonl");
        List<JsonNode> lines = new String(export.bytes(), StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .toList();
        assertThat(lines.getFirst().get("type").asString()).isEqualTo("kiosque.export.v1");
        assertThat(lines.getLast().get("articles").asInt()).isEqualTo(lines.size() - 2);
        var articles = new LinkedHashMap<String, JsonNode>();
        lines.subList(1, lines.size() - 1)
                .forEach(line -> articles.put(line.get("id").asString(), line));
        return articles;
    }

    private static Answer imported(Client into, String file) {
        Answer begun = into.edit(
                "POST",
                "/api/v1/imports",
                BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n"
                        + file + "\r\n--b--\r\n"),
                "Content-Type",
                "multipart/form-data; boundary=b");
        assertThat(begun.status()).isEqualTo(202);
        return await().atMost(SOON)
                .until(
                        () -> into.edit("GET", begun.location(), null),
                        answer -> Set.of("done", "failed").contains(answer.text("/status")));
    }

    private static String path(Answer article) {
        return "/api/v1/articles/" + article.id();
    }
}
