package org.kiosque.translation.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiosque.translation.segmentation.Translators.ENGLISH;
import static org.kiosque.translation.segmentation.Translators.FRENCH;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownTextTest {

    @ParameterizedTest
    @MethodSource("org.kiosque.translation.segmentation.NastyDocuments#allAndShuffled")
    void anEngineThatChangesNothingGivesTheSameBytes(String source) {
        assertThat(Translators.translated(source, UnaryOperator.identity()).text())
                .isEqualTo(source);
    }

    @ParameterizedTest
    @MethodSource("org.kiosque.translation.segmentation.NastyDocuments#allAndShuffled")
    void anEngineThatChangesEveryWordLeavesLinksCodeAndBlocksAsTheyAre(String source) {
        String target = Translators.translated(source, Translators::reversed).text();
        assertThat(MarkdownFormat.shape(target)).isEqualTo(MarkdownFormat.shape(source));
    }

    @Test
    void hardlyAnythingHasToStayUntranslatedForTheSakeOfItsMarkup() {
        List<String> untouched = NastyDocuments.all()
                .flatMap(source -> Translators.translated(source, Translators::reversed).untouched().stream())
                .map(Sentence::text)
                .toList();
        assertThat(untouched).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.kiosque.translation.segmentation.NastyDocuments#allAndShuffled")
    void anEngineThatAnswersWithMarkupLeavesLinksCodeAndBlocksAsTheyAre(String source) {
        String target = Translators.translated(
                        source, question -> "1. # - [x](y) *" + question + "* `<b>` | ![z](t) \n\n---\n")
                .text();
        assertThat(MarkdownFormat.shape(target)).isEqualTo(MarkdownFormat.shape(source));
    }

    @ParameterizedTest
    @MethodSource("org.kiosque.translation.segmentation.NastyDocuments#allAndShuffled")
    void wordsBetweenTheMarkupCanBeTranslatedOneByOne(String source) {
        MarkdownText text = MarkdownText.of(source, FRENCH);
        Map<Sentence, String> targets = new HashMap<>();
        text.sentences()
                .forEach(sentence -> sentence.targetOfChunks(
                                sentence.chunks().stream()
                                        .map(Translators::reversed)
                                        .toList(),
                                ENGLISH)
                        .ifPresent(target -> targets.put(sentence, target)));
        assertThat(MarkdownFormat.shape(text.with(targets).text())).isEqualTo(MarkdownFormat.shape(source));
    }

    @Test
    void aTranslationTakesThePlaceOfItsSentenceAndNothingElseMoves() {
        String source = "> Un **mot** ici\n> et là. Fin.\n\n1. Voir [le code](x \"t\") `a*b`.\n";
        assertThat(Translators.translated(source, Translators::shouted).text())
                .isEqualTo("> UN **MOT** ICI ET LÀ. FIN.\n\n1. VOIR [LE CODE](x \"t\") `a*b`.\n");
    }

    @Test
    void aTranslationThatBeginsLikeAListIsNotOne() {
        assertThat(Translators.translated(
                                "Deux.\n\nTrois.", question -> question.equals("Deux.") ? "- two" : "3. three")
                        .text())
                .isEqualTo("\\- two\n\n3\\. three");
    }

    @Test
    void aHeadingThatWouldBecomeAListStaysAHeading() {
        String target =
                Translators.translated("Le bilan\n---\n", _ -> "1. Balance").text();
        assertThat(MarkdownFormat.shape(target)).isEqualTo(MarkdownFormat.shape("x\n---\n"));
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
        ThreadMXBean threads = ManagementFactory.getThreadMXBean(); // what others do on this machine does not count
        long start = threads.getCurrentThreadCpuTime();
        assertThat(text.with(targets).text()).isEqualTo(source);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
