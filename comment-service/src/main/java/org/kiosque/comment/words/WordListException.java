package org.kiosque.comment.words;

import org.kiosque.common.failures.Refusal;

/** Nothing was changed. */
abstract sealed class WordListException extends RuntimeException implements Refusal {

    static final class NoSuchListException extends WordListException {}

    /** The moderator did not say which version was read. */
    static final class VersionMissingException extends WordListException {}

    /** By another moderator. */
    static final class ChangedMeanwhileException extends WordListException {}
}
