package org.kiosque.comment.moderation;

import org.kiosque.common.failures.Refusal;

/** A moderator cannot do that; nothing was written. */
abstract sealed class ModerationException extends RuntimeException implements Refusal {

    static final class NoSuchCommentException extends ModerationException {}

    /** There is none that could be undone. */
    static final class NoSuchDecisionException extends ModerationException {}

    /** A comment has as many notes as there is room for. */
    static final class TooManyNotesException extends ModerationException {

        private final int most;

        TooManyNotesException(int most) {
            this.most = most;
        }

        int most() {
            return most;
        }
    }
}
