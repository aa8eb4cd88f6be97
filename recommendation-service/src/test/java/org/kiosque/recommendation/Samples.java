package org.kiosque.recommendation;

import java.time.Instant;
import java.util.List;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.Event;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.testing.GoldenSamples;
import org.kiosque.common.testing.Neighbours;

/** Variations of the golden samples, so that whatever they hold goes through, and the telling of them. */
public final class Samples {

    private Samples() {}

    public static void publish(ArticleSnapshot article, long sequence) {
        tell(Topics.ARTICLES, new ArticlePublished(article), sequence);
    }

    public static void withdraw(ArticleSnapshot article, long sequence) {
        tell(Topics.ARTICLES, withdrawn(article.articleId()), sequence);
    }

    public static void translate(TranslatedArticle translation, long sequence) {
        tell(Topics.TRANSLATIONS, new TranslationCompleted(translation), sequence);
    }

    public static void tell(String topic, Event event, long sequence) {
        Neighbours.tell(topic, EventFormat.typeOf(event), event.aggregateId(), sequence, EventFormat.write(event));
    }

    public static ArticleSnapshot golden() {
        return EventFormat.read(
                        "article.published.v1", GoldenSamples.of("article.published.v1"), ArticlePublished.class)
                .orElseThrow()
                .article();
    }

    public static TranslatedArticle goldenTranslation() {
        return EventFormat.read(
                        "translation.completed.v1",
                        GoldenSamples.of("translation.completed.v1"),
                        TranslationCompleted.class)
                .orElseThrow()
                .translation();
    }

    public static ArticleSnapshot article(
            String id, String language, String title, String body, Instant publishedAt, String... tags) {
        var g = golden();
        return new ArticleSnapshot(
                id,
                g.revision(),
                language,
                ArticleSlug.of(title, id),
                title,
                null,
                body,
                List.of(tags).stream().map(tag -> new Tag(tag, tag)).toList(),
                g.authors(),
                g.image(),
                g.comments(),
                publishedAt,
                publishedAt);
    }

    public static TranslatedArticle translation(ArticleSnapshot original, String language, String title, String body) {
        var g = goldenTranslation();
        return new TranslatedArticle(
                original.articleId(),
                language,
                original.language(),
                original.revision(),
                ArticleSlug.of(title, original.articleId()),
                title,
                null,
                body,
                original.tags(),
                original.authors(),
                g.image(),
                original.title(),
                original.slug(),
                original.publishedAt(),
                original.updatedAt(),
                original.updatedAt(),
                g.origin(),
                g.engine(),
                g.reviewedBy(),
                g.reviewedAt(),
                g.segments(),
                g.tier(),
                g.seo());
    }

    public static ArticleWithdrawn withdrawn(String id) {
        return new ArticleWithdrawn(id, "Published by mistake", Instant.parse("2026-11-20T12:00:00Z"));
    }
}
