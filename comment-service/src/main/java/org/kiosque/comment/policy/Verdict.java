package org.kiosque.comment.policy;

/** What one rule, or all of them, make of a submission. */
public sealed interface Verdict {

    /** No objection. */
    record Pass() implements Verdict {}

    /**
     * A moderator is to look at it.
     *
     * @param rule for the moderators, such as {@code links}
     */
    record Hold(String rule) implements Verdict {}

    /**
     * It is not taken in at all, and the writer is told why.
     *
     * @param message for the writer
     */
    record Refuse(Reason reason, String message) implements Verdict {}

    enum Reason {
        TEXT,
        CLOSED,
        REPEATED
    }
}
