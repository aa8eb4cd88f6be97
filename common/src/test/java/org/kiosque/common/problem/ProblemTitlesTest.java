package org.kiosque.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each type of problem has one title and one status in the whole platform, and each title one type. The modules do not see
 * each other, so their sources are read.
 */
class ProblemTitlesTest {

    private static final Pattern SLUG_FIRST =
            Pattern.compile("\"([a-z][a-z-]+)\",\\s*HttpStatus\\.(\\w+),\\s*\"([^\"]+)\"");
    private static final Pattern STATUS_FIRST =
            Pattern.compile("HttpStatus\\.(\\w+),\\s*\"([a-z][a-z-]+)\",\\s*\"([^\"]+)\"");

    private final Map<String, Set<String>> bySlug = new TreeMap<>();
    private final Map<String, Set<String>> byTitle = new TreeMap<>();

    @Test
    void aTypeHasOneTitleAndATitleOneType() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            files.filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .forEach(this::read);
        }
        assertThat(bySlug)
                .hasSizeGreaterThan(30)
                .allSatisfy((slug, said) -> assertThat(said).as(slug).hasSize(1));
        assertThat(byTitle)
                .allSatisfy((title, slugs) -> assertThat(slugs).as(title).hasSize(1));
    }

    private void read(Path file) {
        try {
            String source = Files.readString(file);
            for (Matcher kind = SLUG_FIRST.matcher(source); kind.find(); ) {
                declared(kind.group(1), kind.group(2), kind.group(3));
            }
            for (Matcher kind = STATUS_FIRST.matcher(source); kind.find(); ) {
                declared(kind.group(2), kind.group(1), kind.group(3));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private void declared(String slug, String status, String title) {
        bySlug.computeIfAbsent(slug, _ -> new TreeSet<>()).add(status + " " + title);
        byTitle.computeIfAbsent(title, _ -> new TreeSet<>()).add(slug);
    }
}
