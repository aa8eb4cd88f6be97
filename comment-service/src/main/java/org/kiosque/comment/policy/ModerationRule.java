package org.kiosque.comment.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.discussions.Discussion.Closed;
import org.kiosque.comment.discussions.Discussion.Premoderated;
import org.kiosque.comment.policy.Verdict.BadText;
import org.kiosque.comment.policy.Verdict.DiscussionClosed;
import org.kiosque.comment.policy.Verdict.Hold;
import org.kiosque.comment.policy.Verdict.Pass;
import org.kiosque.comment.policy.Verdict.SaidBefore;
import org.kiosque.common.failures.InvalidFieldException;

/** One reason to refuse or to hold a comment. Rules are pure: the same submission always gets the same verdict. */
@FunctionalInterface
public interface ModerationRule {

    /** How long the same words of the same writer count as a slip of the finger. */
    Duration REPETITION = Duration.ofMinutes(5);

    /** What a glance tells, before anything costs the writer a captcha or us more than that. */
    List<ModerationRule> AT_A_GLANCE = List.of(new Length(2, 10_000), new Visible(), new ClosedArticle());

    /** The rest of the policy; the first verdict wins. */
    static List<ModerationRule> onReading(int maxLinks) {
        return List.of(new RepeatedText(REPETITION), new LinkLimit(maxLinks), new Premoderation());
    }

    Verdict judge(Submission submission);

    /**
     * Of rules that look at nothing but the text.
     *
     * @throws InvalidFieldException when it is not fit to be a comment
     */
    static void requireFit(List<ModerationRule> rules, String body) {
        var submission = new Submission(body, new Discussion.Open(), Instant.EPOCH, List::of);
        if (judgeAll(rules, submission) instanceof BadText(var what)) {
            throw new InvalidFieldException("/body", what);
        }
    }

    /** @return the first verdict that is not {@link Pass} */
    static Verdict judgeAll(List<ModerationRule> rules, Submission submission) {
        return rules.stream()
                .map(rule -> rule.judge(submission))
                .filter(verdict -> !(verdict instanceof Pass))
                .findFirst()
                .orElseGet(Pass::new);
    }

    /** Both ends included; counted in Unicode code points. */
    record Length(int min, int max) implements ModerationRule {

        @Override
        public Verdict judge(Submission submission) {
            int length = submission.body().codePointCount(0, submission.body().length());
            return length < min || length > max
                    ? new BadText("must have %d to %d characters".formatted(min, max))
                    : new Pass();
        }
    }

    /**
     * Spaces, zero-width characters and marks on nothing are no text, however many there are. Unlike
     * {@link org.kiosque.common.text.VisibleText}, which is for titles, this lets through a lone emoji that is newer than
     * this JDK, and no private-use characters.
     */
    record Visible() implements ModerationRule {

        /** Letters and symbols by name, blank to the eye. */
        private static final Set<Integer> BLANK = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

        /** Where next year's are, which this JDK does not know yet. */
        private static final int FIRST_EMOJI = 0x1F000;

        private static final int LAST_EMOJI = 0x1FAFF;

        @Override
        public Verdict judge(Submission submission) {
            return isVisible(submission.body()) ? new Pass() : new BadText("has nothing in it that can be seen");
        }

        /** @return whether a reader sees anything at all of the text */
        public static boolean isVisible(String text) {
            return text.codePoints().anyMatch(Visible::isVisible);
        }

        private static boolean isVisible(int character) {
            return switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.SPACE_SEPARATOR,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.NON_SPACING_MARK,
                        Character.ENCLOSING_MARK,
                        Character.COMBINING_SPACING_MARK -> false;
                case Character.UNASSIGNED -> character >= FIRST_EMOJI && character <= LAST_EMOJI;
                default -> !BLANK.contains(character);
            };
        }
    }

    record ClosedArticle() implements ModerationRule {

        @Override
        public Verdict judge(Submission submission) {
            return submission.admission() instanceof Closed ? new DiscussionClosed() : new Pass();
        }
    }

    /** @param within time after which the same words are welcome again */
    record RepeatedText(Duration within) implements ModerationRule {

        /** Neither symbols, of which emoji are, nor marks, which many languages write their vowels with. */
        private static final Pattern INESSENTIAL = Pattern.compile("[\\p{Z}\\p{P}\\p{Cc}]+");

        @Override
        public Verdict judge(Submission submission) {
            String essence = essence(submission.body());
            return submission.earlier().get().stream()
                            .filter(earlier ->
                                    earlier.at().isAfter(submission.at().minus(within)))
                            .anyMatch(earlier -> essence(earlier.body()).equals(essence))
                    ? new SaidBefore()
                    : new Pass();
        }

        /** What is left without spaces and punctuation; of a text that is nothing else, the text. */
        private static String essence(String text) {
            String left = INESSENTIAL.matcher(text).replaceAll("");
            return left.isEmpty() ? text : withoutCase(left);
        }

        /** One by one: {@link String#toLowerCase} looks at the whole word again for each capital sigma. */
        private static String withoutCase(String text) {
            return text.codePoints()
                    .map(character -> Character.toLowerCase(Character.toUpperCase(character)))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    /** @param most links that a comment may have without a moderator looking at it */
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
