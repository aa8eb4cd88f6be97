package org.kiosque.gateway.edge.news;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.GoldenSamples;
import org.kiosque.common.testing.Neighbours;
import org.kiosque.common.testing.TestKafka;
import org.kiosque.gateway.Sample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told by the services is on every replica's pages within a second, although nobody asks for it meanwhile. */
class TwoReplicasIT {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static Replicas replicas;

    private final String id = RandomId.next();
    private final String card = RandomId.next();
    private final Sample article = new Sample(id);
    private long sequence;

    @BeforeAll
    static void start() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) TestKafka.bootstrapServers()))) {
            admin.createTopics(Stream.of(Topics.ARTICLES, Topics.TRANSLATIONS, Topics.COMMENTS)
                            .map(topic -> new NewTopic(topic, 3, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        replicas = new Replicas(2, TestKafka.bootstrapServers());
        await().atMost(Replicas.SOON)
                .until(() -> replicas.beans(News.class).stream().allMatch(News::isCurrent));
    }

    @AfterAll
    static void stop() {
        replicas.close();
    }

    @BeforeEach
    void theArticleIsRead() {
        replicas.answer("/api/v1/articles/" + id, json(article.english()));
        replicas.answer("/api/v1/articles/" + id + "/comments", json(Sample.THREAD));
        shelfIs("A related story");
        listIs("The latest of all");
        replicas.isKept(article.englishPath());
    }

    private void shelfIs(String title) {
        replicas.answer("/api/v1/articles/" + id + "/neighbours", json("{\"earlier\":null,\"later\":null}"));
        replicas.answer("/api/v1/articles/" + id + "/related", json(Sample.cards(article.card(card, title))));
    }

    private void listIs(String title) {
        replicas.answer("/api/v1/articles", json(Sample.cards(article.card(card, title))));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    /** One of the golden samples, of another article. */
    private void tell(String topic, String type, String articleId) {
        JsonNode sample = JsonMapper.shared().readTree(GoldenSamples.of(type));
        String itsOwn = sample.findValue("articleId").asString();
        Neighbours.tell(
                topic,
                type,
                articleId,
                ++sequence,
                new String(GoldenSamples.of(type), StandardCharsets.UTF_8).replace(itsOwn, articleId));
    }

    private void isShownByAll(String path, String text) {
        await().atMost(A_SECOND)
                .untilAsserted(() -> assertThat(replicas.readAll(path))
                        .allSatisfy(page -> assertThat(page.body()).contains(text)));
    }

    @Test
    void aChangedText() {
        replicas.answer("/api/v1/articles/" + id, json(article.english().replace("English body.", "Corrected body.")));
        tell(Topics.ARTICLES, "article.revised.v1", id);

        isShownByAll(article.englishPath(), "Corrected body.");
        replicas.isKept(article.englishPath());
    }

    @Test
    void anApprovedComment() {
        replicas.answer(
                "/api/v1/articles/" + id + "/comments",
                json(Sample.THREAD.replace("Second paragraph.", "Just approved.")));
        tell(Topics.COMMENTS, "comment.approved.v1", id);

        isShownByAll(article.englishPath(), "Just approved.");
    }

    @Test
    void aTranslation() {
        replicas.answer("/api/v1/articles/" + id, json(article.untranslated()));
        tell(Topics.ARTICLES, "article.revised.v1", id);
        String pending = "/en/la-gare-" + id;
        replicas.isKept(pending);
        replicas.answer("/api/v1/articles/" + id, json(article.english()));
        tell(Topics.TRANSLATIONS, "translation.completed.v1", id);

        await().atMost(A_SECOND)
                .untilAsserted(() -> assertThat(replicas.readAll(pending))
                        .allSatisfy(page -> assertThat(page.headers().firstValue("Location"))
                                .hasValue(article.englishPath())));
        isShownByAll(article.englishPath(), "English body.");
    }

    @Test
    void anotherShelfAndAnotherFrontPage() {
        replicas.isKept("/en");
        replicas.isKept(article.englishPath());
        shelfIs("Just published");
        listIs("Just published");
        tell(Topics.ARTICLES, "article.published.v1", RandomId.next());

        isShownByAll(article.englishPath(), "Just published");
        isShownByAll("/en", "Just published");
    }

    @Test
    void aWithdrawnArticleThatNeverComesBack() {
        replicas.answer("/api/v1/articles/" + id, aResponse().withStatus(410));
        tell(Topics.ARTICLES, "article.withdrawn.v1", id);

        await().atMost(A_SECOND)
                .untilAsserted(() -> assertThat(replicas.readAll(article.englishPath()))
                        .allSatisfy(page -> assertThat(page.statusCode()).isEqualTo(410)));
        replicas.answer("/api/v1/articles/" + id, aResponse().withStatus(500));
        await().atMost(Replicas.SOON)
                .untilAsserted(() -> assertThat(replicas.readAll(article.englishPath()))
                        .allSatisfy(page -> assertThat(page.statusCode()).isEqualTo(503)));
    }

    @Test
    void whatIsKeptInFrontOfThemIsPurgedByEach() {
        var kept = replicas.read(1, article.englishPath());
        assertThat(kept.headers().firstValue("Cache-Control").orElse(""))
                .matches("public, max-age=0, s-maxage=\\d+, stale-while-revalidate=1, stale-if-error=86400");
        assertThat(kept.headers().firstValue("Surrogate-Key").orElse("").split(" "))
                .containsExactlyInAnyOrder("site", "article-" + id, "thread-" + id, "shelf-en", "article-" + card);
        assertThat(kept.headers().firstValue("Cache-Tag").orElse("")).contains(",thread-" + id);
        replicas.services.resetRequests();
        await().atMost(Replicas.SOON).untilAsserted(() -> {
            tell(Topics.COMMENTS, "comment.removed.v1", id);
            assertThat(replicas.read(1, article.englishPath()).headers().firstValue("Cache-Control"))
                    .hasValue("no-cache");
        });

        // The whole site stands for everything when a replica has not heard for a moment.
        await().atMost(Replicas.SOON)
                .untilAsserted(() -> assertThat(IntStream.range(0, 2))
                        .allSatisfy(replica -> replicas.services.verify(
                                moreThanOrExactly(1),
                                postRequestedFor(urlPathEqualTo(Replicas.purge(replica)))
                                        .withRequestBody(matching(".*\"(site|thread-" + id + ")\".*")))));
    }
}
