package org.kiosque.gateway.newsroom.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class WordsTest {

    private final Words french = new Words("fr", ZoneId.of("Europe/Paris"));
    private final Words english = new Words("en", ZoneId.of("Europe/Paris"));

    private static String sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main"))) {
            return files.filter(file -> file.toString().matches(".*newsroom.*\\.(jte|java)"))
                    .map(WordsTest::read)
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void everyTextExistsInBothLanguages() {
        assertThat(new TreeSet<>(french.bundle().keySet()))
                .isEqualTo(new TreeSet<>(english.bundle().keySet()));
    }

    @Test
    void pagesAskOnlyForTextsThatExist() throws IOException {
        var keys = Pattern.compile("\\bword(?:s\\(exchange\\))?\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]")
                .matcher(sources())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(keys).hasSizeGreaterThan(80).allMatch(english::has);
    }

    /** Families are looked up by what services, rooms and statuses say. */
    @Test
    void noTextIsLeftThatNobodyAsksFor() throws IOException {
        String everything = sources();
        assertThat(english.bundle().keySet())
                .filteredOn(
                        key -> !key.matches(
                                "(state|found|export|outcome|refused|count|figures|event|words|ban|field|held|scope|queue|report|policy|warning|done|failure|review|origin|action|room|home|help)\\..*"))
                .allMatch(key -> everything.contains('"' + key + '"'));
    }

    @Test
    void aTextWithAPlaceForAValueIsNeverShownWithoutOne() throws IOException {
        List<String> alone = Pattern.compile(
                        "\\bword(?:\\(\\))?\\.(?:get\\(\\s*\"([^\"]+)\"\\s*\\)|of\\(\\s*\"([a-z]+)\"\\s*,)")
                .matcher(sources())
                .results()
                .map(found -> found.group(1) == null ? found.group(2) + "." : found.group(1))
                .filter(key -> !key.equals("figures.")) // whose names are our own
                .toList();

        assertThat(alone).contains("state.", "article.save");
        for (Words words : List.of(french, english)) {
            assertThat(words.bundle().keySet())
                    .filteredOn(key -> words.get(key).contains("{"))
                    .isNotEmpty()
                    .noneMatch(key -> alone.contains(key) || alone.contains(key.replaceFirst("\\..*", ".")));
        }
    }

    @Test
    void frenchPunctuationHasItsSpacesAndApostrophes() {
        for (String key : french.bundle().keySet()) {
            String text = french.get(key);
            assertThat(text).as(key).doesNotContain("'").doesNotContain("...");
            assertThat(Pattern.compile("[^\\u202f][;!?]|[^\\u00a0]:(?!//)|[^\\u00a0][»]|«[^\\u00a0]")
                            .matcher(text)
                            .find())
                    .as("%s: %s", key, text)
                    .isFalse();
        }
    }

    @Test
    void whatAServiceSaysIsPutIntoWordsAndNewWordsStayAsTheyAre() {
        assertThat(french.of("state", "in-review")).isEqualTo("en relecture");
        assertThat(french.of("state", "of-tomorrow")).isEqualTo("of-tomorrow");
        assertThat(french.of("state", null)).isEmpty();
    }

    @Test
    void oneThatWaitsIsNotSeveral() {
        assertThat(french.get("count.failed", 0)).isEqualTo("échouée");
        assertThat(french.get("count.failed", 1)).isEqualTo("échouée");
        assertThat(french.get("count.failed", 2)).isEqualTo("échouées");
        assertThat(english.get("count.draft", 0)).isEqualTo("drafts");
        assertThat(english.get("count.draft", 1)).isEqualTo("draft");
        assertThat(english.get("count.draft", 2)).isEqualTo("drafts");
    }

    @Test
    void timesAreThoseOfTheNewsroom() {
        assertThat(french.field(Instant.parse("2026-07-04T12:05:00Z"))).isEqualTo("2026-07-04T14:05");
        assertThat(french.time(null)).isEmpty();
    }

    @Test
    void aBrowserChoosesTheLanguageUntilSomebodyDoes() {
        var headers = new HttpHeaders();
        assertThat(Words.preferred(headers)).isEqualTo("fr");
        headers.set("Accept-Language", "de, en-GB;q=0.8, fr;q=0.2");
        assertThat(Words.preferred(headers)).isEqualTo("en");
    }

    /** The newsroom looks as the site does: it has no colours and fonts of its own. */
    @Test
    void coloursAndFontsAreThoseOfTheSite() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/newsroom/newsroom.css")))
                .doesNotContainPattern("--(?:paper|ink|soft|rule|accent|tint|good|bad|serif|sans):")
                .doesNotContainPattern("#[0-9a-f]{3}");
    }
}
