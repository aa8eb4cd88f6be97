package org.kiosque.article.editing.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.Signature;

/**
 * What is to happen next to an article by itself.
 *
 * @param due when it is to happen
 * @param publishing the text that readers are to see from then on, whatever is saved until then; null when they are to see
 *     none any longer
 * @param until when that publication is to end; null when it is to last, or when it is the end that is {@code due}
 * @param by who wants it so
 */
public record Plan(
        Instant due,
        @Nullable Revision publishing,
        @Nullable Instant until,
        Signature by) {

    public static Plan publication(Instant at, Revision text, @Nullable Instant until, Signature by) {
        return new Plan(at, text, until, by);
    }

    public static Plan end(Instant at, Signature by) {
        return new Plan(at, null, null, by);
    }

    /** When the publication begins; null when only its end is ahead. */
    public @Nullable Instant begins() {
        return publishing == null ? null : due;
    }

    /** When the publication ends; null when it is to last. */
    public @Nullable Instant ends() {
        return publishing == null ? due : until;
    }
}
