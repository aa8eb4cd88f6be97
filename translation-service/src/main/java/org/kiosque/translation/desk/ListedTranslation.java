package org.kiosque.translation.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.translation.translations.ShownTranslation;
import org.kiosque.translation.translations.Status;
import org.kiosque.translation.translations.Work;

/**
 * How far a translation is, for everyone.
 *
 * @param revision of the article as it is published
 * @param translatedRevision that readers have; null when none is complete
 * @param stale whether what readers have belongs to an earlier revision
 * @param reviewedBy who approved the last of its sentences, once all are approved; null until then
 * @param held whether readers do not get it until all is approved: they go on with what they had, or with the original
 */
public record ListedTranslation(
        String articleId,
        String language,
        String originalLanguage,
        Status status,
        @Nullable String reason,
        @Nullable TranslationOrigin origin,
        @Nullable String engine,
        long revision,
        @Nullable Long translatedRevision,
        boolean stale,
        @Nullable Instant translatedAt,
        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt,
        boolean held) {

    public static ListedTranslation of(ShownTranslation translation) {
        ArticleSnapshot article = translation.article();
        Work made = translation.work();
        return new ListedTranslation(
                translation.articleId(),
                translation.language(),
                article.language(),
                translation.status(),
                translation.reason(),
                made == null ? null : made.origin(),
                made == null ? null : made.engine(),
                article.revision(),
                made == null ? null : Long.valueOf(made.revision()),
                made != null && made.revision() != article.revision(),
                made == null ? null : made.at(),
                made == null ? null : made.reviewedBy(),
                made == null ? null : made.reviewedAt(),
                translation.isHeld());
    }
}
