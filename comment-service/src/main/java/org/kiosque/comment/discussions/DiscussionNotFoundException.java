package org.kiosque.comment.discussions;

import org.kiosque.common.failures.Refusal;

/** No article under this id or address, as far as this service knows. */
public final class DiscussionNotFoundException extends RuntimeException implements Refusal {

    private static final long serialVersionUID = 1L;
}
