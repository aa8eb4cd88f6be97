package org.kiosque.comment.rules;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kiosque.comment.discussions.Discussion.Closed;
import org.kiosque.comment.discussions.Discussion.Premoderated;
import org.kiosque.comment.rules.Verdict.Hold;
import org.kiosque.comment.rules.Verdict.Pass;
import org.kiosque.comment.rules.Verdict.Reason;
import org.kiosque.comment.rules.Verdict.Refuse;

/** One reason to refuse or to hold a comment. Rules are pure: the same submission always gets the same verdict. */
@FunctionalInterface
public interface ModerationRule {

    /** How long the same words of the same writer count as a slip of the finger. */
    Duration REPETITION = Duration.ofMinutes(5);

    /** The policy. */
    List<ModerationRule> RULES = List.of(
            new Length(2, 10_000), // refuse the empty before anything costs money
            new ClosedArticle(),
            new RepeatedText(REPETITION),
            new LinkLimit(3),
            new Premoderation()); // first verdict wins

    Verdict judge(Submission submission);

    /** @return the first verdict that is not {@link Pass} */
    static Verdict judgeAll(List<ModerationRule> rules, Submission submission) {
        return rules.stream()
                .map(rule -> rule.judge(submission))
                .filter(verdict -> !(verdict instanceof Pass))
                .findFirst()
                .orElseGet(Pass::new);
    }

    /** Both ends are in, counted in characters as readers see them in Unicode (code points). */
    record Length(int min, int max) implements ModerationRule {

        @Override
        public Verdict judge(Submission submission) {
            int length = submission.body().codePointCount(0, submission.body().length());
            return length < min || length > max
                    ? new Refuse(Reason.TEXT, "must have %d to %d characters".formatted(min, max))
                    : new Pass();
        }
    }

    record ClosedArticle() implements ModerationRule {

        @Override
        public Verdict judge(Submission submission) {
            return submission.admission() instanceof Closed
                    ? new Refuse(Reason.CLOSED, "This article takes no more comments.")
                    : new Pass();
        }
    }

    /** @param within time after which the same words are welcome again */
    record RepeatedText(Duration within) implements ModerationRule {

        @Override
        public Verdict judge(Submission submission) {
            return submission.earlier().stream()
                            .filter(earlier ->
                                    earlier.at().isAfter(submission.at().minus(within)))
                            .anyMatch(earlier -> essence(earlier.body()).equals(essence(submission.body())))
                    ? new Refuse(Reason.REPEATED, "You have just said exactly that under this article.")
                    : new Pass();
        }

        private static String essence(String text) {
            return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
        }
    }

    /** @param most links that a comment may have without a moderator's look */
    record LinkLimit(int most) implements ModerationRule {

        private static final Pattern LINK = Pattern.compile("https?://|\\bwww\\.", Pattern.CASE_INSENSITIVE);

        @Override
        public Verdict judge(Submission submission) {
            return LINK.matcher(submission.body()).results().limit(most + 1L).count() > most
                    ? new Hold("links")
                    : new Pass();
        }
    }

    record Premoderation() implements ModerationRule {

        @Override
        public Verdict judge(Submission submission) {
            return submission.admission() instanceof Premoderated ? new Hold("premoderated") : new Pass();
        }
    }
}
