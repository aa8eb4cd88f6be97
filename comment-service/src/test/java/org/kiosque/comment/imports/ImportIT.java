package org.kiosque.comment.imports;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** What readers have said elsewhere comes with the articles, once. */
@TestPropertySource(properties = "kiosque.imports.lease=5s")
class ImportIT extends WithoutBroker {

    private static final String IMPORTS = "/api/v1/moderation/imports";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final WireMockServer ARTICLES =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @DynamicPropertySource
    static void articleService(DynamicPropertyRegistry registry) {
        ARTICLES.start();
        registry.add("spring.cloud.discovery.client.simple.instances.article-service[0].uri", ARTICLES::baseUrl);
    }

    @AfterAll
    static void stop() {
        ARTICLES.stop();
    }

    @BeforeEach
    void oneArticleCameFromThere() {
        mongo.remove(new Query(), "imports");
        ARTICLES.resetAll();
        ARTICLES.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(aResponse().withStatus(404)));
        ARTICLES.stubFor(WireMock.get(urlPathEqualTo("/api/v1/articles/le-train-de-nuit"))
                .willReturn(okJson("""
                        {"id": "%s", "original": {"language": "fr", "title": "Le train de nuit"}, "comments": {"policy": "open"}}""".formatted(OPEN))));
    }

    private ResultActions sent(byte[] file) throws Exception {
        return mvc.perform(multipart(IMPORTS)
                .file(new MockMultipartFile("file", "export", "application/octet-stream", file))
                .header("Authorization", "Bearer " + TestTokens.with("moderator")));
    }

    private static byte[] sample(String name) throws Exception {
        try (InputStream file = Objects.requireNonNull(ImportIT.class.getResourceAsStream("/imports/" + name))) {
            return file.readAllBytes();
        }
    }

    private JsonNode read(String id) throws Exception {
        return JSON.readTree(
                mvc.perform(get(IMPORTS + "/" + id).header("Authorization", "Bearer " + TestTokens.with("moderator")))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
    }

    private JsonNode imported(byte[] file) throws Exception {
        String id = idOf(sent(file).andExpect(status().isAccepted()));
        await().atMost(SOON).until(() -> !read(id).get("status").asString().equals("open"));
        return read(id);
    }

    private static String items(JsonNode job) {
        return job.get("items").toString();
    }

    @Test
    void commentsOfWordPressComeWithTheirThreadsAndAgainAddsNothing() throws Exception {
        JsonNode job = imported(sample("wordpress.xml"));

        assertThat(job.get("status").asString()).isEqualTo("done");
        assertThat(job.get("format").asString()).isEqualTo("wxr");
        assertThat(items(job)).isEqualTo("{\"read\":6,\"imported\":3,\"known\":0,\"skipped\":3}");
        assertThat(job.get("report"))
                .extracting(line ->
                        line.get("item").asString() + " " + line.get("outcome").asString())
                .containsExactlyInAnyOrder(
                        "comment 23 imported", "comment 24 skipped", "comment 25 skipped", "comment 31 skipped");
        threads(OPEN, "")
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].author.name").value("Ada Lovelace"))
                .andExpect(jsonPath("$.items[0].createdAt").value("2019-05-02T10:00:00Z"))
                .andExpect(jsonPath("$.items[0].language").value("fr"))
                .andExpect(jsonPath("$.items[0].bodyHtml").value(containsString("<p>Un <em>très</em> bon article")))
                .andExpect(jsonPath("$.items[0].bodyHtml").value(containsString("rel=\"ugc nofollow noopener\"")))
                .andExpect(jsonPath("$.items[0].bodyHtml").value(not(containsString("alert"))))
                .andExpect(jsonPath("$.items[0].replies[0].author.name").value("Anonymous"));
        queue("?status=pending")
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].author.name").value("Bob"))
                .andExpect(jsonPath("$.items[0].heldBy").value(contains("imported")));
        assertThat(mongo.find(new Query(), Document.class, "comments").toString())
                .contains("comment.approved.v1")
                .doesNotContainIgnoringCase("ada@example.org")
                .doesNotContain("203.0.113");
        assertThat(mongo.getCollection("importFiles.files").countDocuments()).isZero();

        assertThat(items(imported(sample("wordpress.xml"))))
                .isEqualTo("{\"read\":6,\"imported\":0,\"known\":3,\"skipped\":3}");
        assertThat(stored()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"disqus.xml,2,1", "isso-generic.json,2,2", "isso-rows.json,2,1", "coral.jsonl,2,1"})
    void otherSystemsAsWell(String file, int comments, int threads) throws Exception {
        JsonNode job = imported(sample(file));

        assertThat(job.get("status").asString()).isEqualTo("done");
        assertThat(job.at("/items/imported").asInt()).isEqualTo(comments);
        threads(OPEN, "")
                .andExpect(jsonPath("$.items.length()").value(threads))
                .andExpect(jsonPath("$.items[0].author.name").value(org.hamcrest.Matchers.startsWith("Ada")));
        assertThat(imported(sample(file)).at("/items/known").asInt()).isEqualTo(comments);
        assertThat(stored()).isEqualTo(comments);
    }

    /** Its place in the file was noted last, and of the comments behind it one was stored. */
    @Test
    void anotherReplicaGoesOnAfterADeath() throws Exception {
        imported(sample("disqus.xml"));
        mongo.remove(new Query(Criteria.where("author.name").is("Bob")), "comments");
        ARTICLES.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(aResponse().withStatus(503)));
        String id = idOf(sent(sample("disqus.xml")));
        var dead = new Document("owner", "dead")
                .append("until", Date.from(Instant.now().plusSeconds(2)));
        mongo.updateFirst(
                new Query(Criteria.where("_id").is(id)),
                new Update().set("lease", dead).set("stalls", 1),
                "imports");

        oneArticleIsBack();

        await().atMost(SOON).until(() -> read(id).get("status").asString().equals("done"));
        assertThat(items(read(id))).isEqualTo("{\"read\":4,\"imported\":1,\"known\":1,\"skipped\":2}");
        assertThat(stored()).isEqualTo(2);
        threads(OPEN, "")
                .andExpect(jsonPath("$.items[0].replies[0].author.name").value("Bob"));
    }

    /** Nothing is skipped for want of an answer. */
    @Test
    void whileArticleServiceIsAwayTheImportWaits() throws Exception {
        ARTICLES.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(aResponse().withStatus(503)));
        String id = idOf(sent(sample("disqus.xml")));
        await().atMost(SOON).until(() -> !ARTICLES.getAllServeEvents().isEmpty());
        assertThat(read(id).get("status").asString()).isEqualTo("open");

        oneArticleIsBack();

        await().atMost(SOON).until(() -> read(id).get("status").asString().equals("done"));
        assertThat(read(id).at("/items/imported").asInt()).isEqualTo(2);
    }

    private void oneArticleIsBack() {
        ARTICLES.resetAll();
        ARTICLES.stubFor(
                WireMock.get(urlPathEqualTo("/api/v1/articles/le-train-de-nuit"))
                        .willReturn(
                                okJson(
                                        "{\"id\":\"" + OPEN
                                                + "\",\"original\":{\"language\":\"fr\",\"title\":\"x\"},\"comments\":{\"policy\":\"open\"}}")));
    }

    @Test
    void whatCannotBeReadIsRefusedAtOnceOrFailsWithAReason() throws Exception {
        for (String file : List.of("", "PK", "<html/>", "<!DOCTYPE rss><rss/>", "hello")) {
            sent(file.getBytes(StandardCharsets.UTF_8))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[0].pointer").value("file"));
        }
        String cut = new String(sample("disqus.xml"), StandardCharsets.UTF_8);
        JsonNode job = imported(
                cut.substring(0, cut.indexOf("<post dsq:id=\"203\"") + 30).getBytes(StandardCharsets.UTF_8));

        assertThat(job.get("status").asString()).isEqualTo("failed");
        assertThat(job.get("problem").asString()).contains("broken or cut off XML");
        assertThat(job.at("/items/imported").asInt()).isEqualTo(2);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void onlyModeratorsBringIn() throws Exception {
        mvc.perform(multipart(IMPORTS).file(new MockMultipartFile("file", sample("disqus.xml"))))
                .andExpect(status().isUnauthorized());
        mvc.perform(multipart(IMPORTS)
                        .file(new MockMultipartFile("file", sample("disqus.xml")))
                        .header("Authorization", "Bearer " + TestTokens.with("editor")))
                .andExpect(status().isForbidden());
        mvc.perform(get(IMPORTS + "/000000000000").header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .andExpect(status().isNotFound());
    }
}
