package org.kiosque.comment.posting;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Carries out what moderators decide. */
@Component
public class CommentDecisions {

    /** More moderators than that do not decide on one comment within the same few milliseconds. */
    private static final int TRIES = 8;

    private final Comments comments;
    private final InstantSource clock;
    private final MeterRegistry meters;

    CommentDecisions(Comments comments, InstantSource clock, MeterRegistry meters) {
        this.comments = comments;
        this.clock = clock;
        this.meters = meters;
    }

    /** What became of one decision. */
    public sealed interface Outcome {

        record Applied(String status) implements Outcome {}

        /** It was so already. */
        record Unchanged(String status) implements Outcome {}

        record NotFound() implements Outcome {}

        /** Others kept changing it at the same moment; repeating is safe. */
        record Conflict() implements Outcome {}
    }

    /**
     * Decides on one comment. Repeating is harmless; of two moderators at once both are heard, one after the other.
     *
     * @param by the moderator, as the identity provider knows them
     */
    public Outcome decide(String commentId, Decision decision, String by, @Nullable String reason) {
        String why = reason == null || reason.isBlank() ? null : CleanedText.lines(reason);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Comment> found = comments.find(commentId);
            if (found.isEmpty()) {
                return new Outcome.NotFound();
            }
            Comment comment = found.get();
            Comment next = comment.decided(decision, by, why, clock.instant());
            if (next.equals(comment)) {
                return new Outcome.Unchanged(comment.state().status());
            }
            try {
                comments.change(next);
                meters.counter("comments.decided", "status", next.state().status())
                        .increment();
                return new Outcome.Applied(next.state().status());
            } catch (OptimisticLockingFailureException somebodyElseDecided) {
                // look again
            }
        }
        return new Outcome.Conflict();
    }
}
