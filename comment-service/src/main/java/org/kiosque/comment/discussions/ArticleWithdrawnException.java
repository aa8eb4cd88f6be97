package org.kiosque.comment.discussions;

import org.kiosque.common.failures.Refusal;

/** The article could be read once, and cannot any more. */
public final class ArticleWithdrawnException extends RuntimeException implements Refusal {

    private static final long serialVersionUID = 1L;
}
