package org.kiosque.comment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanedTextTest {

    @Test
    void controlCharactersAndTurnedLinesAreLeftOut() {
        assertThat(CleanedText.lines("a\u0000b\u0007c\u202Ed\u2066e\uFEFF")).isEqualTo("abcde");
    }

    @Test
    void halfOfASurrogatePairIsLeftOutAndAWholeOneStays() {
        assertThat(CleanedText.lines("x\uD83Dy \uD83D\uDE00")).isEqualTo("xy 😀");
    }

    @Test
    void whatJoinsEmojiAndGivesThemColourStays() {
        assertThat(CleanedText.lines("\uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F"))
                .isEqualTo("\uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F");
    }

    @Test
    void linesStayAndManyEmptyOnesBecomeOne() {
        assertThat(CleanedText.lines("  one\r\ntwo\r\n\r\n\r\n\r\nthree\t4 \n")).isEqualTo("one\ntwo\n\nthree\t4");
    }

    @Test
    void markupIsTextLikeAnyOther() {
        assertThat(CleanedText.lines("<script>alert(1)</script> & co")).isEqualTo("<script>alert(1)</script> & co");
    }

    @Test
    void aNameHasOneLine() {
        assertThat(CleanedText.line(" Ada \n\n Lovelace ")).isEqualTo("Ada Lovelace");
    }
}
