package org.kiosque.comment.moderation;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.comments.Decision;
import org.kiosque.comment.comments.Decision.Outcome;
import org.kiosque.comment.names.ProtectedNames;
import org.kiosque.common.security.Staff;
import org.springframework.stereotype.Component;

/** Where moderators decide. */
@Component
record DecisionDesk(Comments comments, ProtectedNames names, MeterRegistry meters) {

    /** Decides on one comment; whoever does has a name that nobody may borrow. Repeating is harmless. */
    Outcome decide(String commentId, Decision decision, Staff moderator, @Nullable String reason) {
        names.add(moderator.name());
        Outcome outcome = comments.decide(commentId, decision, moderator.name(), reason);
        if (outcome instanceof Outcome.Applied(var status)) {
            meters.counter("comments.decided", "status", status).increment();
        }
        return outcome;
    }
}
