package org.kiosque.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;

/** What a text may ask for, and how long rendering takes whatever it asks for. */
class BoundsTest {

    private static final Language FRENCH = Language.of("fr");
    private static final int LONGEST = 200_000;
    /** Many times what it takes on a slow machine; work that grows with the square takes minutes. */
    private static final Duration SOON = Duration.ofSeconds(8);

    static List<Arguments> tooMuch() {
        return List.of(
                Arguments.of("a head of 990 cells", table(990, 1_000), "10000 table cells"),
                Arguments.of("a head of 50,000 cells", table(50_000, 25_000), "10000 table cells"),
                Arguments.of("a table in a quotation", quoted(table(990, 1_000)), "10000 table cells"),
                Arguments.of("a table in a list", "- x\n" + indented(table(990, 1_000)), "10000 table cells"),
                Arguments.of("aligned", table(400, 1_000).replace("-", " :-: "), "10000 table cells"),
                Arguments.of("many tables", (table(20, 30) + "\n\n").repeat(20), "10000 table cells"),
                Arguments.of("empty headings", "#\n".repeat(6_250), "2000 lines without"),
                Arguments.of("empty headings apart", "#\n\n".repeat(6_250), "500 headings"),
                Arguments.of("underlined headings", "a\n=\n\n".repeat(501), "500 headings"),
                Arguments.of("lines of pipes", "|\n".repeat(100_000), "2000 lines without"),
                Arguments.of("lines of backslashes", "\\\n".repeat(60_000), "2000 lines without"),
                Arguments.of("emphasis", "a_b**a*b".repeat(25_000), "5000 asterisks"),
                Arguments.of("tags that do not fit", "<em></p>\n\n".repeat(20_000), "10000 signs <"),
                Arguments.of("footnotes", numbered("a[^N]\n\n[^N]: b\n\n", 600), "1000 footnotes"),
                Arguments.of("references to a footnote", "[^1]: a\n\n" + "[^1] ".repeat(1_001), "1000 footnotes"),
                Arguments.of("links", "[a](b)\n\n".repeat(5_001), "5000 links and images"),
                Arguments.of("images", "![a](b)\n\n".repeat(5_001), "5000 links and images"),
                Arguments.of("bare addresses", "https://a.example ".repeat(5_001), "5000 links and images"),
                Arguments.of("paragraphs", "a\n\n".repeat(20_001), "20000 paragraphs"),
                Arguments.of(
                        "a long address in many links",
                        "[a]: /" + "x".repeat(50_000) + "\n\n" + "[a] ".repeat(4_000),
                        "1000000 characters of HTML"),
                Arguments.of("signs that become longer", "=".repeat(LONGEST) + "\"".repeat(50), "1000000 characters"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooMuch")
    void whatNoAuthorNeedsIsRefusedAtOnce(String name, String markdown, String bound) {
        assertTimeoutPreemptively(
                SOON,
                () -> assertThatThrownBy(() -> Markdown.render(markdown, FRENCH, Bounds.DRAFT))
                        .as(name)
                        .isInstanceOf(InvalidFieldException.class)
                        .hasMessageContaining(bound)
                        .satisfies(e -> assertThat(((InvalidFieldException) e).pointer())
                                .isEqualTo("/body")));
    }

    @Test
    void whatAuthorsNeedIsFarBelowTheBounds() {
        String chapter = "## Un titre\n\n" + "Des mots *et* [des liens](https://example.org)[^N].\n\n".repeat(10)
                + "[^N]: Une note.\n\n" + table(8, 30) + "\n\n" + "- un point\n".repeat(100) + "\n```\n"
                + "int x;\n".repeat(300) + "```\n\n";
        assertThat(Markdown.render(numbered(chapter, 30), FRENCH, Bounds.DRAFT).outline())
                .hasSize(30);
        assertThat(Markdown.render("日".repeat(170_000), FRENCH, Bounds.DRAFT).html())
                .hasSizeGreaterThan(170_000);
    }

    @Test
    void aTranslationMayBeLongerThanItsOriginal() {
        assertThat(Markdown.render(table(99, 150), FRENCH, Bounds.PUBLISHED).html())
                .contains("<table>");
    }

    @Test
    void whatIsInterruptedEnds() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Markdown.render("# Un titre", FRENCH, Bounds.DRAFT))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    static Stream<Arguments> kinds() {
        String pieces = """
                >
                - \s
                *a **b \s
                [
                ![
                <b>
                <div>
                `
                (
                [a](
                ~~a
                ~a
                | a \s
                [^1]
                &amp;
                <!--
                \\
                <table>
                <pre>
                <table><tr><th>
                |
                [a](b
                [a](<b>)
                [a](<b>)_
                ![a](b)
                [[a]]
                *a
                **a**\s
                _a_\s
                *_a_*
                *_a_*=<em>
                <em></p>
                ***a***
                **a*b
                a@b.example\s
                https://
                www.a.example\s
                <a\s
                </
                <br>
                <h1>
                <li>
                &
                {{
                \\|
                \\*
                é
                👩‍🚒
                e\u0301""".stripIndent();
        Stream<Arguments> repeated = pieces.lines()
                .flatMap(piece -> Stream.of(piece, piece + "\n", piece + "\n\n"))
                .map(piece -> kind(piece.replace("\n", "⏎"), length -> piece.repeat(length / piece.length())));
        Stream<Arguments> built = Stream.of(
                kind("numbered notes", length -> numbered("[^N]", length / 9)),
                kind("numbered definitions", length -> numbered("[^N]: a\n", length / 12)),
                kind("numbered addresses", length -> numbered("[aN]: b\n", length / 12)),
                kind(
                        "growing backticks",
                        length -> IntStream.range(1, (int) Math.sqrt(length))
                                .mapToObj("`"::repeat)
                                .collect(Collectors.joining("a"))),
                kind("nested emphasis", length -> "*a ".repeat(length / 6) + " b*".repeat(length / 6)),
                kind("nested brackets", length -> "[".repeat(length / 2) + "]".repeat(length / 2)),
                kind("nested links", length -> "[a](".repeat(length / 5) + ")".repeat(length / 5)),
                kind("one word", "x"::repeat),
                kind("marks that are written as numbers", length -> "# a" + "&#769;&#803;".repeat(length / 12)));
        return Stream.concat(repeated, built);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aTextOfAnyKindIsRenderedOrRefusedSoon(String name, IntFunction<String> text) {
        String markdown = text.apply(LONGEST);
        assertTimeoutPreemptively(SOON, () -> {
            try {
                assertThat(Markdown.render(markdown, FRENCH, Bounds.DRAFT).html())
                        .as(name)
                        .isNotNull();
            } catch (InvalidFieldException refused) {
                assertThat(refused).as(name).hasMessageContaining("more than");
            }
        });
    }

    private static Arguments kind(String name, IntFunction<String> text) {
        return Arguments.of(name, text);
    }

    private static String table(int columns, int rows) {
        return "|a".repeat(columns) + "|\n" + "|-".repeat(columns) + "|\n" + "|\n".repeat(rows);
    }

    private static String quoted(String text) {
        return text.lines().map(line -> "> > " + line + "\n").collect(Collectors.joining());
    }

    private static String indented(String text) {
        return text.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private static String numbered(String piece, int times) {
        return IntStream.range(0, times)
                .mapToObj(n -> piece.replace("N", "" + n))
                .collect(Collectors.joining());
    }
}
