package org.kiosque.gateway.newsroom.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScriptsTest {

    private static final Pattern DECLARED =
            Pattern.compile("^(?:const|let|class|function) ([\\w$]+)", Pattern.MULTILINE);

    private static List<String> declaredIn(String script) throws IOException {
        return DECLARED.matcher(Files.readString(Path.of("src/main/resources/newsroom", script)))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** All stand on one page: of two that declare one name, a browser runs the first alone. */
    @Test
    void noTwoScriptsOfAPageDeclareTheSameName() throws IOException {
        List<String> names = new ArrayList<>();
        for (String script : List.of("session.js", "newsroom.js", "writing.js")) {
            List<String> declared = declaredIn(script);
            assertThat(declared).as(script).isNotEmpty();
            names.addAll(declared);
        }
        assertThat(names).doesNotHaveDuplicates();
    }
}
