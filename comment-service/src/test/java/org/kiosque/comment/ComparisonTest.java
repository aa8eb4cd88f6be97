package org.kiosque.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever this service says of itself beside others, a test shows. */
class ComparisonTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void everyYesNamesATestThatIsThere() throws IOException {
        List<String> ours = Files.readString(Path.of("README.md"))
                .transform(text -> text.substring(text.indexOf("## Beside others"), text.indexOf("## The packages")))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| --- "))
                .map(line -> line.split("\\|")[2].strip())
                .filter(cell -> cell.startsWith("yes"))
                .toList();

        assertThat(ours)
                .hasSizeGreaterThan(20)
                .allMatch(cell -> NAMED.matcher(cell).find());
        for (MatchResult named :
                ours.stream().flatMap(cell -> NAMED.matcher(cell).results()).toList()) {
            assertThat(Files.readString(file(named.group(1))))
                    .as(named.group())
                    .contains("void " + named.group(2) + "(");
        }
    }

    private static Path file(String name) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/test/java"))) {
            return all.filter(path -> path.endsWith(name + ".java")).findFirst().orElseThrow();
        }
    }
}
