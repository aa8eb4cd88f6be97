package org.kiosque.gateway.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.languages.Language;

class TextsTest {

    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z"));

    private final Texts french = new Texts(Language.of("fr"), ZoneId.of("Europe/Paris"), NOW);
    private final Texts english = new Texts(Language.of("en"), ZoneId.of("Europe/Paris"), NOW);

    @Test
    void everyTextExistsInEveryLanguage() {
        assertThat(new TreeSet<>(french.bundle().keySet()))
                .isEqualTo(new TreeSet<>(english.bundle().keySet()));
    }

    /** A page may be kept until another day, so the day is said in any case. */
    @Test
    void whatIsOfTodayIsToldToTheMinute() {
        Instant justAfterMidnight = Instant.parse("2026-11-22T23:05:00Z");

        assertThat(Moment.news(justAfterMidnight, french).text())
                .contains("23 novembre 2026")
                .contains("00:05");
        assertThat(Moment.news(justAfterMidnight.minusSeconds(600), french).text())
                .isEqualTo("22 novembre 2026");
        assertThat(Moment.news(null, french)).isNull();
    }

    @Test
    void templatesAskOnlyForTextsThatExist() throws IOException {
        Pattern asked = Pattern.compile("text(?:\\(\\))?\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");
        try (var files = Files.walk(Path.of("src/main"))) {
            var keys = files.filter(file -> file.toString().matches(".*\\.(jte|java)"))
                    .flatMap(file -> asked.matcher(read(file)).results().map((MatchResult found) -> found.group(1)))
                    .collect(Collectors.toSet());
            assertThat(keys).hasSizeGreaterThan(40).allMatch(english::has);
        }
    }

    /** Reasons and errors are looked up by what services and statuses say. */
    @Test
    void noTextIsLeftThatNobodyAsksFor() throws IOException {
        try (var files = Files.walk(Path.of("src/main"))) {
            String everything = files.filter(file -> file.toString().matches(".*\\.(jte|java)"))
                    .map(TextsTest::read)
                    .collect(Collectors.joining());
            assertThat(english.bundle().keySet())
                    .filteredOn(key -> !key.matches("(why|error)\\..*"))
                    .allMatch(key -> everything.contains('"' + key + '"'));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void frenchPunctuationHasItsSpacesAndApostrophes() {
        for (String key : french.bundle().keySet()) {
            String text = french.get(key);
            assertThat(text).as(key).doesNotContain("'").doesNotContain("...");
            assertThat(Pattern.compile("[^\\u202f][;!?]|[^\\u00a0][:»]|«[^\\u00a0]")
                            .matcher(text)
                            .find())
                    .as("%s: %s", key, text)
                    .isFalse();
        }
    }

    @Test
    void datesAndListsFollowTheLanguage() {
        Instant noon = Instant.parse("2026-07-04T12:05:00Z");

        assertThat(french.day(noon)).isEqualTo("4 juillet 2026");
        assertThat(french.minute(noon)).contains("4 juillet 2026").contains("14:05");
        assertThat(french.zoned(noon)).contains("14:05").endsWith("\u00a0CEST");
        assertThat(english.day(noon)).isEqualTo("July 4, 2026");
        assertThat(french.list(List.of("Ada", "Grace", "Zoé"))).isEqualTo("Ada, Grace et Zoé");
        assertThat(english.list(List.of("Ada", "Grace"))).isEqualTo("Ada and Grace");
        assertThat(french.nameOf("en")).isEqualTo("anglais");
        assertThat(Texts.ownName(Language.of("fr"))).isEqualTo("Français");
    }

    @ParameterizedTest
    @CsvSource({"fr,ltr", "en-GB,ltr", "ja,ltr", "el,ltr", "ar,rtl", "he,rtl", "fa-AF,rtl", "ur,rtl", "yi,rtl"})
    void pagesRunToTheSideToWhichTheirLanguageIsWritten(String tag, String direction) {
        assertThat(Texts.direction(Language.of(tag))).isEqualTo(direction);
    }

    @Test
    void namesInASentenceLeadToTheirPages() {
        var ada = new Link("Ada", "/fr/authors/ada");
        var zoe = new Link("Zoé", null);

        assertThat(french.sentence("article.by", List.of(ada, zoe)))
                .containsExactly(new Link("Par ", null), ada, new Link(" et ", null), zoe);
        assertThat(english.sentence("article.by", List.of())).isEmpty();
    }

    @Test
    void numbersChooseTheirWords() {
        assertThat(french.get("article.readingTime", 1)).isEqualTo("1\u00a0minute de lecture");
        assertThat(french.get("article.readingTime", 4)).isEqualTo("4\u00a0minutes de lecture");
    }
}
