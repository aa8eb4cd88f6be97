package org.kiosque.comment.posting;

import java.time.Duration;
import org.kiosque.common.failures.Refusal;

/** The comment is not taken in; nothing was written, and no captcha was used up. */
sealed class PostingRefusedException extends RuntimeException implements Refusal {

    private static final long serialVersionUID = 1L;

    private final PostingProblem why;

    PostingRefusedException(PostingProblem why, String message) {
        super(message);
        this.why = why;
    }

    PostingProblem why() {
        return why;
    }

    /** More comments from one address than it may leave. */
    static final class TooMany extends PostingRefusedException {

        private static final long serialVersionUID = 1L;

        private final Duration until;

        TooMany(Duration until) {
            super(PostingProblem.TOO_MANY_REQUESTS, "Too many comments came from your network address.");
            this.until = until;
        }

        /** @return whole seconds, at least one */
        long retryAfterSeconds() {
            return Math.max(1, until.toSeconds() + 1);
        }
    }
}
