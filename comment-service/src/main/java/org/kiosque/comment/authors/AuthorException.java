package org.kiosque.comment.authors;

import org.kiosque.common.failures.Refusal;

/** An author cannot do that with the comment; nothing was written. */
abstract sealed class AuthorException extends RuntimeException implements Refusal {

    /** Or the token is not its own: strangers do not learn which. */
    static final class NoSuchCommentException extends AuthorException {}

    /** The words stay as they are. */
    static final class EditingOverException extends AuthorException {

        private final int mostEdits;

        EditingOverException(int mostEdits) {
            this.mostEdits = mostEdits;
        }

        int mostEdits() {
            return mostEdits;
        }
    }

    /** Nobody has decided against it. */
    static final class NotRejectedException extends AuthorException {}

    /** There is one appeal and no second. */
    static final class AppealedException extends AuthorException {}

    /** Such as by a moderator. */
    static final class ChangedMeanwhileException extends AuthorException {}
}
