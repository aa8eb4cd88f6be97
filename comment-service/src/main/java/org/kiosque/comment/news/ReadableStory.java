package org.kiosque.comment.news;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.events.TranslationOffered;

/**
 * An article that can be read in a language, as an event tells it.
 *
 * @param sequence of the event
 * @param slug the last part of its address in that language
 * @param tags keys
 * @param section key; null where it stands in none, and for a translation, whose events do not say
 * @param publishedAt of the article
 */
public record ReadableStory(
        String articleId,
        long sequence,
        String language,
        String originalLanguage,
        String slug,
        String title,
        @Nullable String lead,
        List<String> tags,
        @Nullable String section,
        Instant publishedAt) {

    private static final String GIST = "gist";

    public ReadableStory {
        tags = List.copyOf(tags);
    }

    /** @return empty for an event that says nothing of what can be read; whether it still can is looked up when it is told */
    public static Optional<ReadableStory> ofArticle(ConsumerRecord<String, @Nullable CloudEvent> record) {
        return ReceivedEvent.from(record, ArticleEvent.class).flatMap(received -> switch (received.event()) {
            case ArticlePublished(var article) -> Optional.of(of(article, received.sequence()));
            case ArticleRevised(var article) -> Optional.of(of(article, received.sequence()));
            case ArticleWithdrawn _ -> Optional.empty();
        });
    }

    /** @return empty for an event that says nothing of what can be read, and for a translation that is only gist */
    public static Optional<ReadableStory> ofTranslation(ConsumerRecord<String, @Nullable CloudEvent> record) {
        return ReceivedEvent.from(record, TranslationEvent.class).flatMap(received -> switch (received.event()) {
            case TranslationCompleted(var translation)
            when !GIST.equals(translation.tier()) -> Optional.of(of(translation, received.sequence()));
            case TranslationCompleted _, TranslationOffered _ -> Optional.empty();
        });
    }

    private static ReadableStory of(ArticleSnapshot article, long sequence) {
        return new ReadableStory(
                article.articleId(),
                sequence,
                article.language(),
                article.language(),
                article.slug(),
                article.title(),
                article.lead(),
                article.tags().stream().map(Tag::key).toList(),
                article.section() == null ? null : article.section().key(),
                article.publishedAt());
    }

    private static ReadableStory of(TranslatedArticle article, long sequence) {
        return new ReadableStory(
                article.articleId(),
                sequence,
                article.language(),
                article.originalLanguage(),
                article.slug(),
                article.title(),
                article.lead(),
                article.tags().stream().map(Tag::key).toList(),
                null,
                article.publishedAt());
    }
}
