package org.kiosque.article.editing.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.events.RandomId;
import org.springframework.data.annotation.Id;

/**
 * One thing that was decided about an article.
 *
 * @param id the same wherever it is kept
 * @param by who decided it, and when; of what happens by itself, who had planned it
 * @param revision of the text that it is about
 * @param reason in the editor's words; null when there is none
 * @param begins of what was planned: when readers are to see it; null otherwise
 * @param ends of what was planned or published: when that is to be over; null otherwise
 * @param again of a publication: whether readers saw the article before it; null otherwise, and in what was stored before it
 *     was kept
 */
public record Decision(
        @Id String id,
        Action action,
        Signature by,
        long revision,
        @Nullable String reason,
        @Nullable Instant begins,
        @Nullable Instant ends,
        @Nullable Boolean again) {

    public static Decision of(Action action, Signature by, long revision, @Nullable String reason) {
        return new Decision(RandomId.next(), action, by, revision, reason, null, null, null);
    }

    /** @return this, for a time */
    public Decision during(@Nullable Instant begins, @Nullable Instant ends) {
        return new Decision(id, action, by, revision, reason, begins, ends, again);
    }

    /** @return this, as a publication */
    public Decision ofPublication(boolean again) {
        return new Decision(id, action, by, revision, reason, begins, ends, again);
    }
}
