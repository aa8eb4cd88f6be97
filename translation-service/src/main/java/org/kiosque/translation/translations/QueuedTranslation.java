package org.kiosque.translation.translations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.TranslationOrigin;
import org.springframework.data.annotation.Id;

/**
 * A translation as it stands in a list, without its texts.
 *
 * @param reason why it waits again, or was given up; null when there is nothing to say
 * @param work what readers have; null until there is something
 * @param sequence of the last applied event of the article
 * @param reviewed how often people have changed it; null when they never have
 * @param held whether readers do not get it until it is approved; null when they do
 */
public record QueuedTranslation(
        @Id String id,
        String articleId,
        String language,
        Head article,
        Queue queue,
        @Nullable String reason,
        @Nullable Made work,
        long sequence,
        @Nullable Edits reviewed,
        @Nullable Boolean held) {

    /** @param updatedAt the latest articles come first */
    public record Head(String title, String language, long revision, Instant updatedAt) {}

    public record Edits(long edits) {}

    /** @see ShownTranslation#edition */
    public String edition() {
        return ShownTranslation.edition(
                sequence, work == null ? null : work.at(), reviewed == null ? 0 : reviewed.edits());
    }

    public record Made(
            long revision,
            @Nullable TranslationOrigin origin,
            @Nullable String engine,
            Instant at) {}
}
