package org.kiosque.comment.discussions;

/** No article under this id or address, as far as this service knows. */
public final class DiscussionNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
