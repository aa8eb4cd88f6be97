package org.kiosque.recommendation.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.delivery.UnreadableEventException;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.Event;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationOffered;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.recommendation.Corpus;

/** What the feed writes, and what it says of an index that fails. */
class IndexFeedTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Corpus corpus = Corpus.inPlainWords();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AutoClose
    private ReplicaIndex index;

    private IndexFeed feed;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        index = new ReplicaIndex(directory, SiteLanguages.of("fr", "en"), InstantSource.fixed(NOW), meters);
        feed = new IndexFeed(index, new Changes(Duration.ofMinutes(1)));
    }

    @Test
    void onlyWhatIsNewIsNews() throws IOException {
        assertThat(feed.hear(record(new ArticlePublished(corpus.bees), 1))).isTrue();
        assertThat(feed.hear(record(new ArticlePublished(corpus.bees), 1))).isFalse();
        assertThat(feed.hear(
                        record(new TranslationCompleted(corpus.translations().get(2)), 1)))
                .isTrue();
        assertThat(feed.hear(tombstone())).isFalse();
        feed.refresh();

        assertThat(meters.get("index.documents").tag("language", "fr").gauge().value())
                .isEqualTo(1);
        assertThat(meters.get("index.documents").tag("language", "en").gauge().value())
                .isEqualTo(1);
    }

    @Test
    void whatReadersGetOnlyIfTheyAskIsNotFound() throws IOException {
        TranslatedArticle english = corpus.translations().get(2);
        feed.hear(record(new TranslationCompleted(english), 1));
        assertThat(feed.hear(record(new TranslationOffered(english), 2))).isTrue();
        assertThat(feed.hear(record(new TranslationOffered(english), 2))).isFalse();
        assertThat(feed.hear(record(new TranslationCompleted(english), 1))).isFalse();
        feed.refresh();

        assertThat(meters.get("index.documents").tag("language", "en").gauge().value())
                .isZero();
    }

    @Test
    void nobodyIsAnsweredBeforeTheIndexHasCaughtUpNorAfterItWasAbandoned() throws IOException {
        feed.hear(record(new ArticlePublished(corpus.bees), 1));
        feed.refresh();
        assertThat(original()).isEmpty();

        feed.caughtUp();
        assertThat(original()).hasValue(Language.of("fr"));
        assertThat(caughtUp()).isEqualTo(1);

        feed.abandoned();
        assertThat(original()).isEmpty();
        assertThat(caughtUp()).isZero();
    }

    @Test
    void anIndexThatCannotBeWrittenIsLostAndBuiltAnew() throws IOException {
        feed.hear(record(new ArticlePublished(corpus.bees), 1));
        feed.refresh();
        feed.caughtUp();
        index.write(articles -> {
            articles.close(); // as Lucene does when the disk is full
            return true;
        });

        assertThatIOException().isThrownBy(() -> feed.hear(record(new ArticlePublished(corpus.hives), 1)));
        assertThatIOException().isThrownBy(feed::refresh).withCauseInstanceOf(AlreadyClosedException.class);
        feed.startAgain();

        assertThat(original()).isEmpty();
        assertThat(feed.hear(record(new ArticlePublished(corpus.bees), 1))).isTrue();
        feed.refresh();
        feed.caughtUp();
        assertThat(original()).hasValue(Language.of("fr"));
    }

    @Test
    void aFailureOfTheDiskIsPassedOnAsItIs() {
        assertThatIOException()
                .isThrownBy(() -> index.write(_ -> {
                    throw new IOException("disk full");
                }))
                .withMessage("disk full");
    }

    @Test
    void aRecordThatLacksWhatEveryEventHasIsNoFailureOfTheIndex() {
        ConsumerRecord<String, @Nullable CloudEvent> incomplete = record("article.published.v1", "{}", 1);

        assertThatThrownBy(() -> feed.hear(incomplete)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> feed.hear(record("article.published.v1", "{\"article\":", 1)))
                .isInstanceOf(UnreadableEventException.class);
    }

    private Optional<Language> original() {
        return index.ask(articles -> articles.originalLanguage(corpus.bees.articleId()))
                .flatMap(language -> language);
    }

    private double caughtUp() {
        return meters.get("index.caught.up").gauge().value();
    }

    private static ConsumerRecord<String, @Nullable CloudEvent> record(Event event, long sequence) {
        return record(EventFormat.typeOf(event), EventFormat.write(event), sequence);
    }

    private static ConsumerRecord<String, @Nullable CloudEvent> record(String type, String data, long sequence) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId("id")
                .withSource(URI.create("/test"))
                .withType(type)
                .withTime(NOW.atOffset(ZoneOffset.UTC))
                .withExtension(ReceivedEvent.SEQUENCE, ReceivedEvent.written(sequence))
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                .build();
        return new ConsumerRecord<>(Topics.ARTICLES, 0, sequence, "key", event);
    }

    private static ConsumerRecord<String, @Nullable CloudEvent> tombstone() {
        return new ConsumerRecord<>(Topics.ARTICLES, 0, 9, "key", null);
    }
}
