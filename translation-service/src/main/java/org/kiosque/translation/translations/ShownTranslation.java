package org.kiosque.translation.translations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.springframework.data.annotation.Id;

/**
 * A translation as far as people may see it.
 *
 * @param article as it is published
 * @param reason why it waits again, or was given up; null when there is nothing to say
 * @param work the last complete translation, perhaps of an earlier revision; null until there is one
 * @param begun what is made so far of the one that waits; null when there is nothing, or nothing waits
 * @param reviewed what people have written; null when they have written nothing
 * @param held whether readers do not get {@code work} until people have approved all of it; null when they do
 */
public record ShownTranslation(
        @Id String id,
        long version,
        String articleId,
        String language,
        ArticleSnapshot article,
        long sequence,
        Status status,
        @Nullable String reason,
        @Nullable Work work,
        @Nullable Work begun,
        @Nullable Reviewed reviewed,
        @Nullable Boolean held) {

    /** Of all that translators see and change: the same value means the same texts. Taking up work does not change it. */
    public String edition() {
        return edition(sequence, work == null ? null : work.at(), reviewed == null ? 0 : reviewed.edits());
    }

    static String edition(long sequence, @Nullable Instant madeAt, long edits) {
        return sequence + "-" + (madeAt == null ? 0 : madeAt.toEpochMilli()) + "-" + edits;
    }

    /** Whether what readers have belongs to the article as it is now. */
    public boolean isCurrent() {
        return work != null
                && work.revision() == article.revision()
                && work.from().equals(article.language());
    }

    public boolean isHeld() {
        return status == Status.DONE && Boolean.TRUE.equals(held);
    }

    public ShownTranslation because(String why) {
        return new ShownTranslation(
                id, version, articleId, language, article, sequence, status, why, work, begun, reviewed, held);
    }

    public ShownTranslation with(Reviewed written) {
        return new ShownTranslation(
                id, version, articleId, language, article, sequence, status, reason, work, begun, written, held);
    }
}
