package org.kiosque.comment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordListTest {

    private static final WordList LIST =
            WordList.of(List.of("connard", "enculé", "sale type", "ass", "con", "fils de rien"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quel connard !",
                "CONNARD",
                "cönnàrd",
                "c0nn4rd",
                "c\u043Ennard", // a Cyrillic o
                "\uFF43onnard", // wide
                "con\u200Bnard",
                "c o n n a r d",
                "c.o.n.n.a.r.d",
                "C-O-N-N-A-R-D,",
                "connaaaaard",
                "connnnard",
                "c@nnard connard",
                "\uD835\uDC1Connard" // mathematical bold
            })
    void aWordIsFoundHoweverItIsDisguised(String text) {
        assertThat(LIST.in(text)).contains("connard");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Le Renard connaît la forêt.",
                "The class was assessed in Scunthorpe.",
                "Il faut une concession.",
                "A.B. Connarde est de Connardville",
                "Un type sale",
                "as",
                "Il a un sale caractère, ce type",
                "J’ai 3 chats et 1 chien",
                ""
            })
    void innocentWordsAreLeftAlone(String text) {
        assertThat(LIST.in(text)).isEmpty();
    }

    @Test
    void someWordsInARowAreFoundToo() {
        assertThat(LIST.in("Quel SALE, type !")).containsExactly("sale type");
        assertThat(LIST.in("fils   de rien, enculés")).containsExactly("fils de rien");
        assertThat(LIST.in("encule")).containsExactly("enculé");
        assertThat(LIST.in("un asssss")).containsExactly("ass");
        assertThat(LIST.in("a$s")).containsExactly("ass");
    }

    @Test
    void asciiLettersThatLookAlikeAreTheSameToEveryListOfWords() {
        ReadWords text = ReadWords.of("How rnodern, how MODERN, how m0d3rn, how modern\u0435");
        assertThat(WordList.of(List.of("modern")).in(text)).containsExactly("modern");
        assertThat(WordList.of(List.of("rnodern", "other")).in(text)).containsExactly("rnodern");
        assertThat(WordList.of(List.of("modemn")).in(text)).isEmpty();
    }

    @Test
    void nothingIsFoundByAnEmptyList() {
        assertThat(WordList.of(List.of()).in("connard")).isEmpty();
        assertThat(WordList.of(List.of("!", " ")).in("connard ! !")).isEmpty();
    }

    @Test
    void theLongestTextTakesNoTime() {
        for (String text : List.of("a ".repeat(10_000), "o".repeat(20_000), "!".repeat(20_000), "c.o".repeat(6_000))) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> LIST.in(text));
        }
    }
}
