package org.kiosque.comment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.discussions.Discussion.Admission;
import org.kiosque.comment.discussions.Discussion.Closed;
import org.kiosque.comment.discussions.Discussion.Open;
import org.kiosque.comment.discussions.Discussion.Premoderated;
import org.kiosque.comment.policy.Submission.Earlier;
import org.kiosque.comment.policy.Verdict.BadText;
import org.kiosque.comment.policy.Verdict.DiscussionClosed;
import org.kiosque.comment.policy.Verdict.Hold;
import org.kiosque.comment.policy.Verdict.Pass;
import org.kiosque.comment.policy.Verdict.Refuse;

class ModerationRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final List<ModerationRule> POLICY = Stream.of(
                    ModerationRule.AT_A_GLANCE, ModerationRule.onReading(3))
            .flatMap(List::stream)
            .toList();

    @Test
    void anHonestCommentOnAnOpenArticlePasses() {
        assertThat(judged("A fine piece.", new Open())).isEqualTo(new Pass());
    }

    @Test
    void onAPremoderatedArticleItIsHeld() {
        assertThat(judged("A fine piece.", new Premoderated())).isEqualTo(new Hold("premoderated"));
    }

    @Test
    void aClosedArticleTakesNothing() {
        assertThat(judged("A fine piece.", new Closed())).isEqualTo(new DiscussionClosed());
    }

    @Test
    void lengthIsCountedInCharactersNotInUnits() {
        var length = new ModerationRule.Length(2, 4);
        assertThat(length.judge(submission("😀", new Open()))).isInstanceOf(Refuse.class);
        assertThat(length.judge(submission("😀😀😀😀", new Open()))).isEqualTo(new Pass());
        assertThat(length.judge(submission("12345", new Open()))).isInstanceOf(Refuse.class);
    }

    @Test
    void theLongestTextIsTakenAndOneMoreIsNot() {
        assertThat(judged("a".repeat(10_000), new Open())).isEqualTo(new Pass());
        assertThat(judged("a".repeat(10_001), new Open())).isInstanceOf(Refuse.class);
    }

    @Test
    void theSameWordsAreRefusedForFiveMinutesWhateverTheirCaseAndSpaces() {
        var rule = new ModerationRule.RepeatedText(Duration.ofMinutes(5));
        assertThat(rule.judge(after(Duration.ofMinutes(4), "Bravo,  à tous !"))).isInstanceOf(Refuse.class);
        assertThat(rule.judge(after(Duration.ofMinutes(6), "Bravo, à tous"))).isEqualTo(new Pass());
        assertThat(rule.judge(after(Duration.ofMinutes(1), "Bravo à elle"))).isEqualTo(new Pass());
    }

    @ParameterizedTest
    @CsvSource({
        "👍👍, 🎉🎉", // emoji are symbols
        "!!!, ???", // nothing but punctuation
        "कि, की", // the vowels are marks: i and ii
        "C++, C",
        "👩‍💻, 👩💻"
    })
    void wordsThatDifferInMoreThanPunctuationAreNotTheSame(String one, String other) {
        var rule = new ModerationRule.RepeatedText(Duration.ofMinutes(5));
        assertThat(rule.judge(said(one, other, Duration.ofMinutes(1)))).isEqualTo(new Pass());
        assertThat(rule.judge(said(one, one, Duration.ofMinutes(1)))).isInstanceOf(Refuse.class);
    }

    @Test
    @Timeout(10)
    void wordsOfCapitalSigmasAreComparedAtOnce() {
        String sigmas = "Σ".repeat(10_000);
        List<Earlier> earlier = Collections.nCopies(20, new Earlier(sigmas + "!", NOW));
        var submission = new Submission("σ".repeat(9_999) + "ς", new Open(), NOW, () -> earlier);
        assertThat(new ModerationRule.RepeatedText(Duration.ofMinutes(5)).judge(submission))
                .isInstanceOf(Refuse.class);
    }

    @Test
    void whatIsRefusedAnywayCostsNoLookAtEarlierComments() {
        assertThat(ModerationRule.judgeAll(POLICY, new Submission("A fine piece.", new Closed(), NOW, () -> {
                    throw new AssertionError("asked");
                })))
                .isInstanceOf(Refuse.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0\u00A0",
                "\u200B\u200B",
                "\u200D\uFE0F",
                "\u00AD\u00AD",
                "\u0301\u0302",
                "\u2800\u2800",
                "\u3164\uFFA0",
                "\u2003\u2028",
                "\uE000\uE001"
            })
    void whatNobodyCanSeeIsNoText(String blank) {
        assertThat(judged(blank, new Open())).isInstanceOf(BadText.class);
        assertThat(judged(blank + "!", new Open())).isEqualTo(new Pass());
    }

    @Test
    void anEmojiIsSeenEvenIfThisJdkDoesNotKnowItYet() {
        assertThat(Character.getType(0x1FAFF)).isEqualTo(Character.UNASSIGNED);
        assertThat(judged(Character.toString(0x1FAFF).repeat(2), new Open())).isEqualTo(new Pass());
    }

    @Test
    void moreThanThreeLinksAreHeld() {
        assertThat(judged("http://a.example https://b.example www.c.example", new Open()))
                .isEqualTo(new Pass());
        assertThat(judged("http://a.example https://b.example www.c.example HTTPS://d.example", new Open()))
                .isEqualTo(new Hold("links"));
    }

    private static Verdict judged(String body, Admission admission) {
        return ModerationRule.judgeAll(POLICY, submission(body, admission));
    }

    private static Submission submission(String body, Admission admission) {
        return new Submission(body, admission, NOW, List::of);
    }

    private static Submission after(Duration age, String earlier) {
        return said("bravo à tous", earlier, age);
    }

    private static Submission said(String body, String earlier, Duration ago) {
        return new Submission(body, new Open(), NOW, () -> List.of(new Earlier(earlier, NOW.minus(ago))));
    }
}
