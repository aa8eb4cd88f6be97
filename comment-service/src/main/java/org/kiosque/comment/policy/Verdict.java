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

    /** It is not taken in at all, and the writer is told why. */
    sealed interface Refuse extends Verdict {}

    /** @param what is wrong with the text, in words for the writer */
    record BadText(String what) implements Refuse {}

    record DiscussionClosed() implements Refuse {}

    record SaidBefore() implements Refuse {}
}
