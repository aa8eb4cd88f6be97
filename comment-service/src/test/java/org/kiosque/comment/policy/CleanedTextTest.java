package org.kiosque.comment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.failures.InvalidFieldException;

class CleanedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u0007",
                "\b",
                "\u001B",
                "\u001F",
                "\u007F",
                "\u0096",
                "\uD83D",
                "\uDE00",
                "\uFFFE",
                "\uFDD0",
                "\uDBFF\uDFFF",
                "\u0001\u0002",
                " \u0007 "
            })
    void whatCannotBeShownLeavesABlankSoThatWordsStayApart(String broken) {
        assertThat(CleanedText.lines("/body", "one" + broken + "two")).isEqualTo("one two");
        assertThat(CleanedText.line("/author/name", "one" + broken + "two")).isEqualTo("one two");
        assertThat(CleanedText.lines("/body", broken)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u000B", "\f", "\u0085", "\u2028"})
    void whateverEndsALineEndsIt(String end) {
        assertThat(CleanedText.lines("/body", "one" + end + "two")).isEqualTo("one\ntwo");
        assertThat(CleanedText.line("/author/name", "one" + end + "two")).isEqualTo("one two");
    }

    @Test
    void aParagraphSeparatorLeavesAnEmptyLine() {
        assertThat(CleanedText.lines("/body", "one\u2029two")).isEqualTo("one\n\ntwo");
    }

    @Test
    void whatTurnsALineOrHidesATextInItIsLeftOut() {
        assertThat(CleanedText.lines("/body", "a\u202Eb\u2066c\uFEFFd\uDB40\uDC41\uDB40\uDC7Fe"))
                .isEqualTo("abcde");
    }

    @Test
    void aWholeSurrogatePairStays() {
        assertThat(CleanedText.lines("/body", "x\uD83Dy \uD83D\uDE00")).isEqualTo("x y 😀");
    }

    @Test
    void theFlagOfScotlandStays() {
        String scotland = "🏴" + Character.toString(0xE0067) + Character.toString(0xE0062)
                + Character.toString(0xE0073) + Character.toString(0xE0063) + Character.toString(0xE0074)
                + Character.toString(0xE007F);
        assertThat(CleanedText.lines("/body", scotland + Character.toString(0xE0067) + "!"))
                .isEqualTo(scotland + "!");
    }

    @Test
    void thirtyMarksInARowStayAndOneMoreIsRefusedEvenIfSomethingInvisiblePartsThem() {
        assertThat(CleanedText.lines("/body", "a" + "\u0323".repeat(30))).endsWith("\u0323");
        for (String marks : List.of("\u0323".repeat(31), "\u0323".repeat(16) + "\u202E" + "\u0301".repeat(15))) {
            assertThatThrownBy(() -> CleanedText.lines("/body", "a" + marks))
                    .isInstanceOfSatisfying(
                            InvalidFieldException.class,
                            e -> assertThat(e.pointer()).isEqualTo("/body"))
                    .hasMessageContaining("30 combining marks");
        }
    }

    @Test
    void accentsAreComposed() {
        assertThat(CleanedText.lines("/body", "e\u0301te\u0301")).isEqualTo("\u00E9t\u00E9");
    }

    @Test
    @Timeout(10)
    void theLongestTextOfLinesAndBlanksIsCleanedAtOnce() {
        for (String part : List.of("\n ", "\n\u0000", "\n \t", "a" + "\u0323\u0301".repeat(15), "\u0000a")) {
            CleanedText.lines("/body", part.repeat(20_000 / part.length()) + "x");
        }
    }

    @Test
    void whatJoinsEmojiAndGivesThemColourStays() {
        assertThat(CleanedText.lines("/body", "\uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F"))
                .isEqualTo("\uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F");
    }

    @Test
    void linesStayAndManyEmptyOnesBecomeOne() {
        assertThat(CleanedText.lines("/body", "  one\r\ntwo\r\n\r\n\r\n\r\nthree\t4 \n"))
                .isEqualTo("one\ntwo\n\nthree\t4");
    }

    @Test
    void markupIsTextLikeAnyOther() {
        assertThat(CleanedText.lines("/body", "<script>alert(1)</script> & co"))
                .isEqualTo("<script>alert(1)</script> & co");
    }

    @Test
    void aNameHasOneLine() {
        assertThat(CleanedText.line("/author/name", " Ada \n\n Lovelace ")).isEqualTo("Ada Lovelace");
    }
}
