package org.kiosque.translation.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiosque.common.languages.Language;

class MarkdownTextTest {

    private static final Language FRENCH = Language.of("fr");
    private static final Pattern WORD = Pattern.compile("⟦\\d+⟧|\\p{L}+");

    static Stream<String> documents() {
        return Stream.concat(NastyDocuments.all(), shuffled());
    }

    /** Blocks of the nasty documents thrown together, the same way in every run. */
    private static Stream<String> shuffled() {
        List<String> blocks = NastyDocuments.all()
                .flatMap(document -> Stream.of(document.split("\n\n")))
                .filter(block -> block.length() < 500)
                .toList();
        Random random = new Random(20261123);
        return Stream.generate(() -> random.ints(12, 0, blocks.size())
                        .mapToObj(blocks::get)
                        .collect(Collectors.joining(random.nextBoolean() ? "\n\n" : "\n")))
                .limit(60);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void anEngineThatChangesNothingGivesTheSameBytes(String source) {
        assertThat(translated(source, UnaryOperator.identity()).text()).isEqualTo(source);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void anEngineThatChangesEveryWordLeavesLinksCodeAndBlocksAsTheyAre(String source) {
        String target = translated(source, MarkdownTextTest::reversed).text();
        assertThat(MarkdownFormat.shape(target)).isEqualTo(MarkdownFormat.shape(source));
    }

    @Test
    void hardlyAnythingHasToStayUntranslatedForTheSakeOfItsMarkup() {
        List<String> untouched = NastyDocuments.all()
                .flatMap(source -> translated(source, MarkdownTextTest::reversed).untouched().stream())
                .map(Sentence::text)
                .toList();
        assertThat(untouched).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void anEngineThatAnswersWithMarkupLeavesLinksCodeAndBlocksAsTheyAre(String source) {
        String target = translated(source, question -> "1. # - [x](y) *" + question + "* `<b>` | ![z](t) \n\n---\n")
                .text();
        assertThat(MarkdownFormat.shape(target)).isEqualTo(MarkdownFormat.shape(source));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void wordsBetweenTheMarkupCanBeTranslatedOneByOne(String source) {
        MarkdownText text = MarkdownText.of(source, FRENCH);
        Map<Sentence, String> targets = new HashMap<>();
        text.sentences()
                .forEach(sentence -> sentence.targetOfChunks(sentence.chunks().stream()
                                .map(MarkdownTextTest::reversed)
                                .toList())
                        .ifPresent(target -> targets.put(sentence, target)));
        assertThat(MarkdownFormat.shape(text.with(targets).text())).isEqualTo(MarkdownFormat.shape(source));
    }

    @Test
    void wordsOfLinksEmphasesCellsNotesAndAlternativeTextsAreAllAsked() {
        var asked = new ArrayList<String>();
        translated("""
                # Le titre

                Un *mot* et [un lien](https://example.org). ![Un arbre](/a.jpg)

                | Ville | Pays |
                |---|---|
                | Lyon | France |

                - Une liste
                  qui continue[^1].

                [^1]: La note.
                """, question -> {
            asked.add(question);
            return question;
        });
        assertThat(asked)
                .containsExactly(
                        "Le titre",
                        "Un ⟦0⟧mot⟦1⟧ et ⟦2⟧un lien⟦3⟧.",
                        "Un arbre",
                        "Ville",
                        "Pays",
                        "Lyon",
                        "France",
                        "Une liste qui continue⟦0⟧.",
                        "La note.");
    }

    @Test
    void aTranslationTakesThePlaceOfItsSentenceAndNothingElseMoves() {
        String source = "> Un **mot** ici\n> et là. Fin.\n\n1. Voir [le code](x \"t\") `a*b`.\n";
        assertThat(translated(source, MarkdownTextTest::shouted).text())
                .isEqualTo("> UN **MOT** ICI ET LÀ. FIN.\n\n1. VOIR [LE CODE](x \"t\") `a*b`.\n");
    }

    @Test
    void aLinkThatNamesItsDefinitionByItsWordsStillFindsItWhenTranslated() {
        assertThat(translated(
                                "Voir [le guide] et [l’aide][].\n\n[le guide]: /g\n[l’aide]: /a\n",
                                MarkdownTextTest::shouted)
                        .text())
                .isEqualTo("VOIR [LE GUIDE][le guide] ET [L’AIDE][l’aide].\n\n[le guide]: /g\n[l’aide]: /a\n");
    }

    @Test
    void alternativeTextsAreTranslatedWhereTheyStand() {
        assertThat(translated("Avant ![un arbre](/a.jpg) après.", MarkdownTextTest::shouted)
                        .text())
                .isEqualTo("AVANT ![UN ARBRE](/a.jpg) APRÈS.");
    }

    @Test
    void aTranslationThatBeginsLikeAListIsNotOne() {
        assertThat(translated("Deux.\n\nTrois.", question -> question.equals("Deux.") ? "- two" : "3. three")
                        .text())
                .isEqualTo("\\- two\n\n3\\. three");
    }

    @Test
    void aHeadingThatWouldBecomeAListStaysAHeading() {
        String target = translated("Le bilan\n---\n", _ -> "1. Balance").text();
        assertThat(MarkdownFormat.shape(target)).isEqualTo(MarkdownFormat.shape("x\n---\n"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void longSentencesKeepEveryPlaceholder(String source) {
        for (Sentence sentence : MarkdownText.of(source, FRENCH).sentences()) {
            assertThat(sentence.target(sentence.question())).contains(sentence.text());
        }
    }

    @Test
    void aLostDoubledOrInventedPlaceholderIsNoticed() {
        Sentence sentence =
                MarkdownText.of("Un *mot* et `code`.", FRENCH).sentences().getFirst();
        assumeThat(sentence.question()).isEqualTo("Un ⟦0⟧mot⟦1⟧ et ⟦2⟧.");
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧ and ⟦2⟧.")).contains("A *word* and `code`.");
        assertThat(sentence.target("A ⟦0⟧ word ⟦1⟧and ⟦2⟧.")).contains("A *word* and `code`.");
        assertThat(sentence.target("⟦2⟧ and a ⟦0⟧word⟦1⟧.")).contains("`code` and a *word*.");
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧ and.")).isEmpty();
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧⟦1⟧ and ⟦2⟧.")).isEmpty();
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧ and ⟦2⟧ ⟦3⟧.")).isEmpty();
        assertThat(sentence.target("A ⟦1⟧word⟦0⟧ and ⟦2⟧.")).isEmpty();
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧ and ⟦2⟧ ⟦.")).isEmpty();
    }

    @Test
    void aRowWithAnEscapedPipeIsCutWhereItsWordsStand() {
        String source = """
                | Nom | Rôle |
                |---|---|
                | Ann \\| Bob \\| Cid | un *chef* \\| `a \\| b` fin |
                | Dora | une chef |

                Après \\| coup.
                """;
        var asked = new ArrayList<String>();
        MarkdownText.Translated translated = translated(source, question -> {
            asked.add(question);
            return shouted(question);
        });
        assertThat(asked)
                .containsExactly(
                        "Nom",
                        "Rôle",
                        "Ann ⟦0⟧ Bob ⟦1⟧ Cid",
                        "un ⟦0⟧chef⟦1⟧ ⟦2⟧ ⟦3⟧ fin",
                        "Dora",
                        "une chef",
                        "Après ⟦0⟧ coup.");
        assertThat(translated.text()).isEqualTo("""
                | NOM | RÔLE |
                |---|---|
                | ANN \\| BOB \\| CID | UN *CHEF* \\| `a \\| b` FIN |
                | DORA | UNE CHEF |

                APRÈS \\| COUP.
                """);
        assertThat(translated.untouched()).isEmpty();
    }

    @Test
    void tagsTurnedInsideOutAreNoticed() {
        Sentence sentence = MarkdownText.of("Un <b>mot</b> et *un* autre.", FRENCH)
                .sentences()
                .getFirst();
        assertThat(sentence.question()).isEqualTo("Un ⟦0⟧mot⟦1⟧ et ⟦2⟧un⟦3⟧ autre.");
        assertThat(sentence.target("A ⟦0⟧word⟦1⟧ and ⟦2⟧an⟦3⟧ other.")).contains("A <b>word</b> and *an* other.");
        assertThat(sentence.target("A ⟦1⟧word⟦0⟧ and ⟦2⟧an⟦3⟧ other.")).isEmpty();
        assertThat(sentence.target("A ⟦0⟧word ⟦2⟧and⟦1⟧ an⟦3⟧ other.")).isEmpty();
        assertThat(sentence.targetOfChunks(List.of("A", "word", "and", "an", "other.")))
                .contains("A <b>word</b> and *an* other.");
    }

    @Test
    void anAnswerWithoutWordsIsNoTranslation() {
        Sentence sentence = MarkdownText.of("Un *mot*.", FRENCH).sentences().getFirst();
        assertThat(sentence.target("⟦0⟧⟦1⟧.")).isEmpty();
        assertThat(sentence.target(" ")).isEmpty();
        assertThat(sentence.targetOfChunks(List.of("A", " "))).isEmpty();
    }

    @Test
    void harmlessBlocksOfALongTextAreKeptHoweverManyAreNot() {
        StringBuilder source = new StringBuilder();
        for (int i = 0; source.length() < 150_000; i++) {
            source.append(i % 10 == 0 ? "- " : "").append("Phrase ").append(i).append(" avec *un mot*.\n\n");
        }
        MarkdownText text = MarkdownText.of(source.toString(), FRENCH);
        List<Sentence> sentences = text.sentences();
        Map<Sentence, String> targets = new HashMap<>();
        for (int i = 0; i < sentences.size(); i++) {
            targets.put(
                    sentences.get(i), i % 3 == 0 ? "" : sentences.get(i).text().toUpperCase(Locale.ROOT));
        }
        long start = System.nanoTime();
        MarkdownText.Translated translated = text.with(targets);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(MarkdownFormat.shape(translated.text())).isEqualTo(MarkdownFormat.shape(source.toString()));
        assertThat(translated.untouched()).hasSize((sentences.size() + 2) / 3);
    }

    @Test
    void aLongBlockInWhichEverythingDoesHarmIsGivenUpInTime() {
        String source = "- Un *mot* ici.\n".repeat(10_000);
        MarkdownText text = MarkdownText.of(source, FRENCH);
        Map<Sentence, String> targets = new HashMap<>();
        text.sentences().forEach(sentence -> targets.put(sentence, ""));
        long start = System.nanoTime();
        assertThat(text.with(targets).text()).isEqualTo(source);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private static MarkdownText.Translated translated(String source, UnaryOperator<String> engine) {
        MarkdownText text = MarkdownText.of(source, FRENCH);
        Map<Sentence, String> targets = new HashMap<>();
        for (Sentence sentence : text.sentences()) {
            sentence.target(engine.apply(sentence.question())).ifPresent(target -> targets.put(sentence, target));
        }
        return text.with(targets);
    }

    private static String shouted(String question) {
        return question.toUpperCase(Locale.ROOT);
    }

    private static String reversed(String question) {
        return WORD.matcher(question)
                .replaceAll(word -> Matcher.quoteReplacement(
                        word.group().startsWith("⟦")
                                ? word.group()
                                : new StringBuilder(word.group()).reverse().toString()));
    }
}
