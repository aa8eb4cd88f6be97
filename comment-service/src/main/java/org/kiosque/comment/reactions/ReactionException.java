package org.kiosque.comment.reactions;

import java.time.Duration;
import org.kiosque.common.failures.Refusal;

/** The reaction is not taken; nothing was written. */
abstract sealed class ReactionException extends RuntimeException implements Refusal {

    /** Readers see no such comment. */
    static final class NothingToReactToException extends ReactionException {}

    /** More reactions from one network address than it may leave. */
    static final class TooManyReactionsException extends ReactionException {

        private final ReactionsProperties limits;

        TooManyReactionsException(ReactionsProperties limits) {
            this.limits = limits;
        }

        int maxPerAddress() {
            return limits.maxPerAddress();
        }

        Duration window() {
            return limits.window();
        }
    }
}
