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
 */
public record QueuedTranslation(
        @Id String id,
        String articleId,
        String language,
        Head article,
        Queue queue,
        @Nullable String reason,
        @Nullable Made work) {

    /** @param updatedAt the latest articles come first */
    public record Head(String title, String language, long revision, Instant updatedAt) {}

    public record Made(
            long revision,
            @Nullable TranslationOrigin origin,
            @Nullable String engine,
            Instant at) {}
}
