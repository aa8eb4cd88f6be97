package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands by which pages are judged and a client is made of the API find nothing to complain of. */
@ExtendWith(RunningPlatform.class)
class QualityIT {

    /** What a command has said, once it is over. */
    private static String done(String command, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addFirst(Platform.ROOT + "/deploy/acceptance/" + command);
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void htmlValidateAndAReaderOfFeedsFindNothing(Api api) throws Exception {
        Needs.apertium();
        Needs.program("KIOSQUE_NPM", "npm");
        Needs.program("KIOSQUE_NEWSBOAT", "newsboat");

        assertThat(done("quality", api.base(), "--without-lighthouse"))
                .contains("html-validate: ", "articles in /fr/feed.xml");
    }

    @Test
    void aClientInTypeScriptCompiles() throws Exception {
        Needs.program("KIOSQUE_NPM", "npm");

        assertThat(done("clients", "typescript")).contains("TypeScript: ");
    }
}
