package org.kiosque.comment.rules;

import java.time.Instant;
import java.util.List;
import org.kiosque.comment.discussions.Discussion.Admission;

/**
 * All that the rules may know of what a reader wants to say.
 *
 * @param body plain text, without control characters
 * @param earlier the same writer's latest comments on the same article
 */
public record Submission(String body, Admission admission, Instant at, List<Earlier> earlier) {

    public Submission {
        earlier = List.copyOf(earlier);
    }

    public record Earlier(String body, Instant at) {}
}
