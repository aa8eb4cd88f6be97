package org.kiosque.comment.posting;

import java.time.Duration;
import java.time.Instant;
import org.kiosque.common.failures.Refusal;

/** The comment is not taken in; nothing was written, and no captcha was used up. */
abstract sealed class PostingException extends RuntimeException implements Refusal {

    /** The article takes no more comments. */
    static final class DiscussionClosedException extends PostingException {}

    /** The same writer has just said the same. */
    static final class RepeatedCommentException extends PostingException {}

    /** Moderators do not want to hear from them, for a while or for good. */
    static final class BannedException extends PostingException {

        private final Instant until;

        /** @param until {@link Instant#MAX} for good */
        BannedException(Instant until) {
            this.until = until;
        }

        boolean isForGood() {
            return until.equals(Instant.MAX);
        }

        Instant until() {
            return until;
        }
    }

    /** More comments from one network address than it may leave. */
    static final class TooManyCommentsException extends PostingException {

        private final Duration until;
        private final PostingProperties limits;

        /** @param until time until there is room for another */
        TooManyCommentsException(Duration until, PostingProperties limits) {
            this.until = until;
            this.limits = limits;
        }

        int maxPerAddress() {
            return limits.maxPerAddress();
        }

        Duration window() {
            return limits.window();
        }

        /** @return whole seconds, at least one */
        long retryAfterSeconds() {
            return Math.max(1, until.toSeconds() + 1);
        }
    }
}
