package org.kiosque.translation.making;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.TranslatedSegment.Origin;
import org.kiosque.translation.translations.Work;

/** A translation with nothing missing: what is kept of it, and what is told. */
record CompletedTranslation(Work work, TranslationCompleted event) {

    /** @param done every segment of the text by its number */
    static CompletedTranslation of(
            ArticleSnapshot article,
            Language language,
            ArticleText text,
            Map<Integer, TranslatedSegment> done,
            Instant now) {
        Map<Integer, String> targets = new HashMap<>();
        done.forEach((n, segment) -> {
            if (segment.origin() != Origin.SOURCE) {
                targets.put(n, segment.target());
            }
        });
        ArticleText.Texts texts = text.with(targets, language);
        List<TranslatedSegment> segments = done.values().stream()
                .map(segment -> texts.untouched().contains(segment.n()) ? segment.untranslated() : segment)
                .toList();
        TranslationOrigin origin = originOf(segments);
        String engine = segments.stream()
                .map(TranslatedSegment::engine)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Work work = new Work(article.language(), article.revision(), segments, origin, engine, now);
        return new CompletedTranslation(work, new TranslationCompleted(told(article, language, texts, work)));
    }

    private static TranslatedArticle told(
            ArticleSnapshot article, Language language, ArticleText.Texts texts, Work work) {
        return new TranslatedArticle(
                article.articleId(),
                language.tag(),
                article.language(),
                article.revision(),
                ArticleSlug.of(texts.title(), article.articleId()),
                texts.title(),
                texts.lead(),
                texts.body(),
                texts.tags(),
                article.authors(),
                imageOf(article, texts.alt()),
                article.title(),
                article.slug(),
                article.publishedAt(),
                article.updatedAt(),
                work.at(),
                Objects.requireNonNull(work.origin()),
                work.engine(),
                work.segments().stream().map(TranslatedSegment::told).toList());
    }

    private static @Nullable Image imageOf(ArticleSnapshot article, @Nullable String alt) {
        Image image = article.image();
        return image == null || alt == null ? image : image.withAlt(alt);
    }

    /** Only what a machine made throughout is the machine's. */
    private static TranslationOrigin originOf(List<TranslatedSegment> segments) {
        return segments.stream().allMatch(segment -> segment.origin() == Origin.MACHINE)
                ? TranslationOrigin.MACHINE
                : TranslationOrigin.MIXED;
    }
}
