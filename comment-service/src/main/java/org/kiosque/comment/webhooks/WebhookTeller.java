package org.kiosque.comment.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.CommentListener;
import org.kiosque.comment.comments.DecisionLog;
import org.kiosque.common.webhooks.WebhookRegister;
import org.springframework.stereotype.Component;

/** What webhooks are to be told: nothing of a writer, neither name nor words. */
@Component
class WebhookTeller implements CommentListener {

    static final String APPROVED = "comment.approved";
    static final String FEATURED = "comment.featured";
    static final String REJECTED = "comment.rejected";
    static final String SPAM = "comment.spam";
    static final List<String> EVENTS = List.of(APPROVED, FEATURED, REJECTED, SPAM);

    private final WebhookRegister webhooks;

    WebhookTeller(WebhookRegister webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public void decided(DecisionLog.Line line) {
        String event = "comment." + line.decision();
        if (EVENTS.contains(event)) { // else it was erased, or waits once more
            webhooks.tell(
                    event,
                    line.id(),
                    line.articleId(),
                    line.at(),
                    () -> new Told(
                            line.id(),
                            event,
                            line.at(),
                            new ToldComment(line.commentId(), line.articleId(), line.before(), line.code())));
        }
    }

    @Override
    public void answered(String commentId) {
        // nobody has decided that
    }

    /** @param id the same at every repetition */
    record Told(String id, String type, Instant at, ToldComment comment) {}

    /**
     * @param before what it was until then; null for what was decided before that was kept
     * @param code of the reason; null when none was given
     */
    record ToldComment(
            String id,
            String articleId,
            @Nullable String before,
            @Nullable String code) {}
}
