package org.kiosque.translation.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiosque.translation.segmentation.Translators.ENGLISH;
import static org.kiosque.translation.segmentation.Translators.FRENCH;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentenceTest {

    @ParameterizedTest
    @MethodSource("org.kiosque.translation.segmentation.NastyDocuments#allAndShuffled")
    void longSentencesKeepEveryPlaceholder(String source) {
        for (Sentence sentence : MarkdownText.of(source, FRENCH).sentences()) {
            assertThat(sentence.target(sentence.question(), FRENCH)).contains(sentence.text());
        }
    }

    @Test
    void aLostDoubledOrInventedPlaceholderIsNoticed() {
        Sentence sentence =
                MarkdownText.of("Un *mot* et `code`.", FRENCH).sentences().getFirst();
        assertThat(sentence.question()).isEqualTo("Un ⟦0⟧mot⟦1⟧ et ⟦2⟧.");
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧ and ⟦2⟧.", ENGLISH)).contains("A *word* and `code`.");
        assertThat(sentence.target("A ⟦0⟧ word ⟦1⟧and ⟦2⟧.", ENGLISH)).contains("A *word* and `code`.");
        assertThat(sentence.target("⟦2⟧ and a ⟦0⟧word⟦1⟧.", ENGLISH)).contains("`code` and a *word*.");
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧ and.", ENGLISH)).isEmpty();
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧⟦1⟧ and ⟦2⟧.", ENGLISH)).isEmpty();
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧ and ⟦2⟧ ⟦3⟧.", ENGLISH)).isEmpty();
        assertThat(sentence.target("A ⟦1⟧word⟦0⟧ and ⟦2⟧.", ENGLISH)).isEmpty();
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧ and ⟦2⟧ ⟦.", ENGLISH)).isEmpty();
    }

    @Test
    void tagsTurnedInsideOutAreNoticed() {
        Sentence sentence = MarkdownText.of("Un <b>mot</b> et *un* autre.", FRENCH)
                .sentences()
                .getFirst();
        assertThat(sentence.question()).isEqualTo("Un ⟦0⟧mot⟦1⟧ et ⟦2⟧un⟦3⟧ autre.");
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧ and ⟦2⟧an⟦3⟧ other.", ENGLISH))
                .contains("A <b>word</b> and *an* other.");
        assertThat(sentence.target("A ⟦1⟧word⟦0⟧ and ⟦2⟧an⟦3⟧ other.", ENGLISH)).isEmpty();
        assertThat(sentence.target("A ⟦0⟧word ⟦2⟧and⟦1⟧ an⟦3⟧ other.", ENGLISH)).isEmpty();
        assertThat(sentence.targetOfChunks(List.of("A", "word", "and", "an", "other."), ENGLISH))
                .contains("A <b>word</b> and *an* other.");
    }

    @Test
    void anAnswerWithoutWordsIsNoTranslation() {
        Sentence sentence = MarkdownText.of("Un *mot*.", FRENCH).sentences().getFirst();
        assertThat(sentence.target("⟦0⟧⟦1⟧.", ENGLISH)).isEmpty();
        assertThat(sentence.target(" ", ENGLISH)).isEmpty();
        assertThat(sentence.targetOfChunks(List.of("A", " "), ENGLISH)).isEmpty();
    }
}
