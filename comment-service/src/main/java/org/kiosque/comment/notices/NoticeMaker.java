package org.kiosque.comment.notices;

import java.util.Set;
import org.kiosque.comment.comments.CommentListener;
import org.kiosque.comment.comments.DecisionLog;

/** Notes who is to be told what. */
record NoticeMaker(Notices notices) implements CommentListener {

    private static final Set<String> TOLD = Set.of("approved", "rejected");

    @Override
    public void decided(DecisionLog.Line line) {
        boolean told = TOLD.contains(line.decision()) && !line.decision().equals(line.before());
        if (told) { // else it only answered reports, or is not the author's business
            notices.add(Notice.DECISION, line.id(), line.commentId(), line.decision());
        }
    }

    @Override
    public void answered(String commentId) {
        notices.add(Notice.REPLY, commentId, commentId, null);
    }
}
