package org.kiosque.translation;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.languages.Language;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.testing.Neighbours;
import org.kiosque.translation.translations.Status;
import org.kiosque.translation.translations.Work;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.annotation.KafkaListener;

/** Speaks to the service as its neighbours do: events in, events out. */
@TestComponent
public class ServiceUnderTest {

    private static final AtomicInteger ARTICLES = new AtomicInteger();

    private final MongoOperations mongo;
    private final Map<String, List<ReceivedEvent<TranslationEvent>>> told = new ConcurrentHashMap<>();

    ServiceUnderTest(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public static final Language ENGLISH = Language.of("en");
    public static final Language FRENCH = Language.of("fr");

    public static String newArticleId() {
        return "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 8)
                + String.format("%03d", ARTICLES.incrementAndGet());
    }

    public static ArticleSnapshot article(String id, long revision, String title, @Nullable String lead, String body) {
        Instant time = Instant.parse("2026-11-02T06:00:00Z").plusSeconds(revision);
        return new ArticleSnapshot(
                id,
                revision,
                "fr",
                ArticleSlug.of(title, id),
                title,
                lead,
                body,
                List.of(new Tag("energie", "énergie solaire")),
                List.of(new Author("nadia-ferrand", "Nadia Ferrand")),
                new Image("/media/a/640.jpg", "Un arbre près de la gare", 640, 400, List.of()),
                CommentPolicy.OPEN,
                Instant.parse("2026-11-02T06:00:00Z"),
                time);
    }

    public void published(ArticleSnapshot article, long sequence) {
        send(new ArticlePublished(article), sequence);
    }

    public void revised(ArticleSnapshot article, long sequence) {
        send(new ArticleRevised(article), sequence);
    }

    public void withdrawn(String articleId, long sequence) {
        send(new ArticleWithdrawn(articleId, "Published by mistake", Instant.parse("2026-11-03T06:00:00Z")), sequence);
    }

    private static void send(ArticleEvent event, long sequence) {
        Neighbours.tell(
                Topics.ARTICLES, EventFormat.typeOf(event), event.aggregateId(), sequence, EventFormat.write(event));
    }

    /** What the service has stored of one translation, as far as tests look at it. */
    public record Stored(
            Status status,
            @Nullable String reason,
            int failures,
            int putOffs,
            long sequence,
            @Nullable Instant leasedUntil,
            @Nullable Work work,
            @Nullable Work begun,
            Outbox outbox) {}

    /** The English translation. */
    public Optional<Stored> stored(String articleId) {
        return stored(articleId, ENGLISH);
    }

    public Optional<Stored> stored(String articleId, Language language) {
        return Optional.ofNullable(mongo.findById(articleId + ":" + language, Stored.class, "translations"));
    }

    /** Like every neighbour it ignores what is no news: the outbox may send an event again. */
    @KafkaListener(topics = Topics.TRANSLATIONS, groupId = "neighbour-#{T(java.util.UUID).randomUUID()}")
    void hear(ConsumerRecord<String, @Nullable CloudEvent> record) {
        ReceivedEvent.from(record, TranslationEvent.class)
                .ifPresent(received -> told.compute(record.key(), (_, before) -> {
                    List<ReceivedEvent<TranslationEvent>> all = new ArrayList<>(before == null ? List.of() : before);
                    if (all.isEmpty() || all.getLast().sequence() < received.sequence()) {
                        all.add(received);
                    }
                    return List.copyOf(all);
                }));
    }

    /** What was news about this article in English, in order. */
    public List<ReceivedEvent<TranslationEvent>> told(String articleId) {
        return told.getOrDefault(articleId + ":en", List.of());
    }

    /** The last thing told about the article, once something of this revision was told. */
    public TranslatedArticle awaitTranslation(String articleId, long revision) {
        return awaitTranslation(articleId, revision, ENGLISH);
    }

    public TranslatedArticle awaitTranslation(String articleId, long revision, Language language) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> told.getOrDefault(articleId + ":" + language, List.of()).stream()
                                .map(received -> received.event().translation())
                                .filter(translation -> translation.revision() == revision)
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }
}
