package org.kiosque.comment.notices;

import org.kiosque.common.failures.Refusal;

/** Nothing was changed. */
abstract sealed class NoticeException extends RuntimeException implements Refusal {

    static final class NoSuchMailboxException extends NoticeException {}
}
