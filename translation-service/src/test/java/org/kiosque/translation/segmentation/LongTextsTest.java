package org.kiosque.translation.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.kiosque.translation.segmentation.Translators.ENGLISH;
import static org.kiosque.translation.segmentation.Translators.FRENCH;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that cost a parser or a pattern the square of their length, as long as an article may be and longer. */
class LongTextsTest {

    private static final int LENGTH = 100_000;

    /** Far above what a text of this length takes, and far below the square of anything. */
    private static final Duration BEARABLE = Duration.ofSeconds(4);

    static Stream<Named<String>> allKinds() {
        return Stream.of(
                kind("combining marks", "e" + "\u0301\u0323".repeat(LENGTH / 2)),
                kind("combining marks after many letters", i -> "mot" + "\u0323\u0301".repeat(500) + " "),
                kind("lines of pipes", _ -> "|\n"),
                kind("lines of more pipes", _ -> "| a | b |\n"),
                kind("lines of backslashes", _ -> "\\\n"),
                kind("rows of backslashes", "\\".repeat(LENGTH)),
                kind("small tables", i -> "| a | b |\n|---|---|\n| c" + i + " | d |\n\n"),
                kind(
                        "cells",
                        "|" + " a |".repeat(LENGTH / 16) + "\n|" + "-|".repeat(LENGTH / 16) + "\n|"
                                + " b |".repeat(LENGTH / 16)),
                kind("pictures in one sentence", i -> "![un arbre " + i + "](/a.jpg) "),
                kind("words with emphasis", i -> "*un mot " + i + "* "),
                kind("words with emphasis inside", i -> "**L**ettre" + i + " "),
                kind("stars", "*a ".repeat(LENGTH / 3)),
                kind("tildes", "a~b ".repeat(LENGTH / 4)),
                kind("brackets", "[a".repeat(LENGTH / 2)),
                kind("brackets of footnotes", "[^a".repeat(LENGTH / 3)),
                kind("footnotes", i -> "Mot[^" + i + "].\n\n[^" + i + "]: Note.\n\n"),
                kind("links", i -> "[un lien " + i + "](https://example.org/" + i + ") "),
                kind("bare addresses", i -> "https://example.org/" + i + " "),
                kind("tags in HTML", i -> "<b>mot " + i + "</b> "),
                kind("blocks of HTML", i -> "<p>Un mot " + i + ".</p>\n\n"),
                kind("one block of HTML", "<div>\n" + "<p>Un mot.</p>\n".repeat(LENGTH / 15) + "</div>"),
                kind("entities", _ -> "caf&eacute; "),
                kind("ampersands", "&a".repeat(LENGTH / 2)),
                kind("one long sentence", _ -> "mot "),
                kind("one word", "m".repeat(LENGTH)),
                kind("sentences in one paragraph", i -> "La phrase " + i + " est courte. "),
                kind("abbreviations", _ -> "M. "),
                kind("quotation marks", _ -> "« oui » "),
                kind("closing quotation marks", "a.".repeat(4) + "»".repeat(LENGTH)),
                kind("opening quotation marks", "«".repeat(LENGTH)),
                kind("straight quotation marks", _ -> "\"oui.\" "),
                kind("blanks", "a" + " \u00A0".repeat(LENGTH / 2) + "b"),
                kind("blanks before punctuation", i -> "a" + "\u00A0".repeat(2_000) + "b"),
                kind("digits", "1".repeat(LENGTH)),
                kind("groups of digits", _ -> "100 "),
                kind("numbers", _ -> "1 234,56 € "),
                kind("digits and commas", "1,".repeat(LENGTH / 2)),
                kind("digits and points", "1.".repeat(LENGTH / 2)),
                kind("initials", "A.".repeat(LENGTH / 2)),
                kind("names of hosts", "a.b-".repeat(LENGTH / 4)),
                kind("underscores", "a_".repeat(LENGTH / 2)),
                kind("at signs", "a@".repeat(LENGTH / 2)),
                kind("question marks", "?!".repeat(LENGTH / 2)),
                kind("quotations in quotations", _ -> "> > > > mot\n"),
                kind("items of a list", i -> "- un mot " + i + "\n"),
                kind("headings", i -> "# Titre\n\n"),
                kind("hard line breaks", _ -> "mot  \n"));
    }

    static Stream<Named<String>> titles() {
        return Stream.of(
                kind("titles of links", i -> "[lien](/a \"Un titre " + i + "\") "),
                kind("the same title", _ -> "[lien](/a \"Un titre\") "),
                kind("one long title", "[lien](/a \"" + "mot ".repeat(LENGTH / 4 - 5) + "\")"),
                kind("escapes in one title", "[lien](/a \"" + "\\\"".repeat(LENGTH / 2 - 10) + "\")"),
                kind("attributes", i -> "<img src=\"/a\" alt=\"un mot " + i + "\"> "),
                kind("unclosed attributes", _ -> "<a title=\" "));
    }

    private static Named<String> kind(String name, String text) {
        return Named.of(name, text);
    }

    private static Named<String> kind(String name, IntFunction<String> part) {
        var text = new StringBuilder();
        for (int i = 0; text.length() < LENGTH; i++) {
            text.append(part.apply(i));
        }
        return kind(name, text.toString());
    }

    @ParameterizedTest
    @MethodSource("allKinds")
    void aTextOfAnyKindIsTranslatedInBearableTimeOrRefusedAtOnce(String source) {
        bearable(() -> {
            try {
                MarkdownText text = MarkdownText.of(source, FRENCH);
                Map<Sentence, String> targets = new HashMap<>();
                for (Sentence sentence : text.sentences()) {
                    sentence.target(set(sentence.question().replace("mot", "word")), ENGLISH)
                            .ifPresent(target -> targets.put(sentence, target));
                    sentence.targetOfChunks(
                                    sentence.chunks().stream()
                                            .map(LongTextsTest::set)
                                            .toList(),
                                    ENGLISH)
                            .ifPresent(target -> targets.putIfAbsent(sentence, target));
                }
                text.with(targets);
            } catch (UntranslatableException refused) {
                assertThat(refused).hasMessageContaining("more than");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("allKinds")
    void aPlainTextOfAnyKindIsTranslatedInBearableTime(String source) {
        bearable(() -> {
            Run run = SentenceSplitter.run(0, Placeholders.PLAIN.tokens(source, FRENCH), FRENCH, words -> words);
            Map<Sentence, String> targets = new HashMap<>();
            run.sentences().forEach(sentence -> targets.put(sentence, set(sentence.question())));
            assertThat(run.with(targets)).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("titles")
    void titlesOfAnyKindAreTranslatedInBearableTime(String source) {
        bearable(() -> {
            Titles titles = Titles.of(source, FRENCH);
            Map<Sentence, String> targets = new HashMap<>();
            titles.sentences().forEach(sentence -> targets.put(sentence, set(sentence.question())));
            assertThat(titles.in(source, targets)).isNotEmpty();
        });
    }

    /** Time of the processor: what others do on this machine does not count. */
    private static void bearable(Executable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        assertTimeoutPreemptively(BEARABLE.multipliedBy(10), () -> {
            long start = threads.getCurrentThreadCpuTime();
            work.execute();
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
                    .isLessThan(BEARABLE);
        });
    }

    private static String set(String answer) {
        return Typography.of(ENGLISH).set(Typography.of(FRENCH).set(answer));
    }

    @Test
    void stackedMarksOneTooManyLinesTogetherAndWideTablesAreNotRead() {
        assertThatThrownBy(() -> MarkdownText.of("e" + "\u0301".repeat(6_000), FRENCH))
                .isInstanceOf(UntranslatableException.class)
                .hasMessage("the text has more than 30 combining marks in a row");
        assertThatThrownBy(() -> MarkdownText.of("\\\n".repeat(5_000), FRENCH))
                .isInstanceOf(UntranslatableException.class)
                .hasMessage("the text has more than 4000 lines without an empty one between them");
        String wide = "|" + "a|".repeat(990) + "\n|" + "-|".repeat(990) + "\n" + "|a|\n".repeat(1_000);
        assertThatThrownBy(() -> MarkdownText.of(wide, FRENCH))
                .isInstanceOf(UntranslatableException.class)
                .hasMessage("the text has more than 20000 table cells");
    }
}
