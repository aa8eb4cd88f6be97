package org.kiosque.comment.policy;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.kiosque.comment.discussions.Discussion.Admission;

/**
 * All that the rules may know of what a reader wants to say.
 *
 * @param body plain text, without control characters
 * @param earlier the same writer's latest comments on the same article; only fetched when a rule wants to know
 */
public record Submission(String body, Admission admission, Instant at, Supplier<List<Earlier>> earlier) {

    public record Earlier(String body, Instant at) {}
}
