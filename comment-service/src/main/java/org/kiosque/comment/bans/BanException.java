package org.kiosque.comment.bans;

import org.kiosque.common.failures.Refusal;

/** Nobody was banned or unbanned. */
abstract sealed class BanException extends RuntimeException implements Refusal {

    static final class NoSuchBanException extends BanException {}

    /** Or its author has taken it back. */
    static final class NoSuchCommentException extends BanException {}
}
