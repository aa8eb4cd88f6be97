package org.kiosque.comment.rules;

import org.kiosque.common.failures.Refusal;

/** Nothing was changed. */
abstract sealed class RulesException extends RuntimeException implements Refusal {

    /** The moderator did not say which version was read. */
    static final class VersionMissingException extends RulesException {}

    /** By another moderator. */
    static final class ChangedMeanwhileException extends RulesException {}
}
