package org.kiosque.gateway.edge.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.Topics;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.testing.GoldenSamples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which pages each event is told to be about. */
class NewsFeedTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> EVERY_LIST = List.of("list-en", "shelf-en", "list-fr", "shelf-fr");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final News news = new News(
            new NewsProperties(Duration.ofSeconds(10), Duration.ofMillis(250)), InstantSource.fixed(NOW), meters);
    private final NewsFeed feed = new NewsFeed(news, SiteLanguages.of("en", "fr"), meters);
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        news.listen(told::addAll);
    }

    private static String articleIn(String type) {
        JsonNode data = JsonMapper.shared().readTree(GoldenSamples.of(type));
        return data.findValue("articleId").asString();
    }

    @ParameterizedTest
    @CsvSource({"article.published.v1, false", "article.revised.v1, false", "article.withdrawn.v1, true"})
    void anArticleChangesItsPagesItsCardsAndEveryList(String type, boolean withdrawn) {
        NewsMark before = news.mark();
        feed.hear(record(Topics.ARTICLES, "key", type, GoldenSamples.of(type)));

        String key = "article-" + articleIn(type);
        assertThat(told).contains(key).containsAll(EVERY_LIST).hasSize(5);
        assertThat(news.subject(key).hasChangedSince(before)).isTrue();
        assertThat(news.subject(key).hasChangedSince(news.mark())).isFalse();
        assertThat(news.subject(key).isWithdrawnFor(news.mark())).isEqualTo(withdrawn);
        assertThat(meters.counter("kiosque.news.heard", "topic", "articles").count())
                .isEqualTo(1);
    }

    @Test
    void aTranslationChangesTheArticleInEveryLanguageAndTheListsOfItsOwn() {
        String type = "translation.completed.v1";
        JsonNode data = JsonMapper.shared().readTree(GoldenSamples.of(type)).path("translation");
        String language = data.path("language").asString();

        feed.hear(record(Topics.TRANSLATIONS, "key", type, GoldenSamples.of(type)));

        assertThat(told)
                .containsExactlyInAnyOrder("article-" + articleIn(type), "list-" + language, "shelf-" + language);
    }

    @ParameterizedTest
    @CsvSource({"comment.approved.v1", "comment.removed.v1"})
    void aCommentChangesItsThreadAlone(String type) {
        feed.hear(record(Topics.COMMENTS, "key", type, GoldenSamples.of(type)));

        assertThat(told).containsExactly("thread-" + articleIn(type));
    }

    @Test
    void whatModeratorsRuleChangesTheThreadOrAllOfThem() {
        String type = "discussion.ruled.v1";
        feed.hear(record(Topics.COMMENTS, "key", type, GoldenSamples.of(type)));
        assertThat(told).containsExactly("thread-" + articleIn(type));
        told.clear();

        feed.hear(record(
                Topics.COMMENTS,
                "site",
                type,
                "{\"articleId\":null,\"closed\":true,\"at\":\"2026-11-02T10:15:00Z\"}".getBytes()));

        assertThat(told).containsExactly("site");
    }

    @Test
    void whatANewerProducerTellsIsAboutWhateverItsKeyMayMean() {
        feed.hear(record(Topics.ARTICLES, "a1", "article.renamed.v9", new byte[0]));
        assertThat(told).contains("article-a1").containsAll(EVERY_LIST).hasSize(5);
        told.clear();
        feed.hear(record(Topics.TRANSLATIONS, "a2:fr", "translation.renamed.v9", new byte[0]));
        assertThat(told).contains("article-a2").containsAll(EVERY_LIST).hasSize(5);
        told.clear();
        feed.hear(record(Topics.COMMENTS, "c1", "comment.renamed.v9", new byte[0]));
        assertThat(told).containsExactly("site");
    }

    @Test
    void whatIsNoEventAtAllIsAboutWhateverItsKeyMayMean() {
        feed.hear(new ConsumerRecord<>(Topics.ARTICLES, 0, 9, "a1", null));
        assertThat(told).contains("article-a1");
        told.clear();
        feed.hear(new ConsumerRecord<>(Topics.ARTICLES, 0, 9, null, null));
        assertThat(told).containsExactly("site");
        told.clear();

        var broken = record(Topics.COMMENTS, "c1", "comment.approved.v1", "{".getBytes());

        assertThatThrownBy(() -> feed.hear(broken)).isInstanceOf(RuntimeException.class);
        assertThat(told).containsExactly("site");
    }

    @Test
    void onceItHasCaughtUpServicesAreGivenTimeToDoSo() {
        NewsMark before = news.mark();

        feed.caughtUp();

        assertThat(news.subject("site").hasChangedSince(before)).isTrue();
        assertThat(news.isSettled(news.mark(), new Subject[] {news.subject("site")}))
                .isFalse();
    }

    @Test
    void moreThanCanBeRememberedIsNewsOfEverything() {
        NewsMark before = news.mark();
        for (int i = 0; i < 100_000; i++) {
            news.tell(List.of("article-" + i));
        }

        assertThat(news.subject("site").hasChangedSince(before)).isTrue();
    }

    private static ConsumerRecord<String, @Nullable CloudEvent> record(
            String topic, String key, String type, byte[] data) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId("id")
                .withSource(URI.create("/test"))
                .withType(type)
                .withTime(NOW.atOffset(ZoneOffset.UTC))
                .withExtension(ReceivedEvent.SEQUENCE, ReceivedEvent.written(1))
                .withData("application/json", data)
                .build();
        return new ConsumerRecord<>(topic, 0, 1, key, event);
    }
}
