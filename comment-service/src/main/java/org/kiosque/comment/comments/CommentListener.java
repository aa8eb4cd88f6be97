package org.kiosque.comment.comments;

/**
 * Hears of what became of comments, by the marks that stay with them until all listeners have heard: at least once, perhaps on several
 * replicas at once, and again after whatever it throws. So it only notes what is to be done, under a name that it always has.
 */
public interface CommentListener {

    /** A moderator has decided on a comment. */
    void decided(DecisionLog.Line line);

    /** An answer to another comment, which was written here, is shown to readers, or is not any longer. */
    void answered(String commentId);
}
