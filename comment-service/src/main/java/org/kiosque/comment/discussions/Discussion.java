package org.kiosque.comment.discussions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as far as its discussion is concerned.
 *
 * @param language BCP 47, of the original
 * @param title in that language, for the moderators
 * @param publishedAt null when nobody has told
 */
public record Discussion(
        String articleId,
        String language,
        String title,
        Admission admission,
        @Nullable Instant publishedAt) {

    /** @return the same one, held in another way */
    public Discussion with(Admission other) {
        return new Discussion(articleId, language, title, other, publishedAt);
    }

    /** Who gets in, and how. */
    public sealed interface Admission {}

    /** Readers see a comment at once, unless a rule holds it. */
    public record Open() implements Admission {}

    /** A moderator sees every comment before the readers do. */
    public record Premoderated() implements Admission {}

    /** A moderator sees a comment before the readers do, until one of the same writer was approved. */
    public record NewcomersFirst() implements Admission {}

    /** What is there can be read; nothing is added. */
    public record Closed() implements Admission {}

    /** The article is gone, and its discussion with it. */
    public record Withdrawn() implements Admission {}
}
