package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform of the release's tarball, on a JRE and without any translation engine, on which one appears later. */
@Order(2)
class LateEngineIT {

    @Test
    void anArticleWaitsReadableInItsOriginalAndIsTranslatedOnceAnEngineAppears(@TempDir Path folder) throws Exception {
        Needs.apertium();
        Path modes = folder.resolve("modes");
        Files.createDirectory(modes);
        try (Release release = Release.unpacked();
                Platform platform = Platform.startFrom(
                        release.root(),
                        Map.of(
                                "KIOSQUE_ENGINES_APERTIUM_MODES",
                                modes.toString(),
                                "JAVA_HOME",
                                release.runtime().toString()),
                        "--no-demo")) {
            assertThat(platform.said()).doesNotContain("Building");
            Api api = platform.api();
            int number = Texts.next();
            String id = api.publish("fr", Texts.title(number), Texts.lead(number), Texts.body(60), List.of());

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(api.article(id, "en")
                                    .get("translation")
                                    .get("status")
                                    .asString())
                            .isEqualTo("pending"));
            Document page = api.page(api.article(id, "en").get("url").asString());
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
            assertThat(page.selectFirst("h1").text()).isEqualTo(Texts.title(number));
            assertThat(page.selectFirst("h1").closest("[lang]").attr("lang")).isEqualTo("fr");
            assertThat(page.selectFirst("main").text()).containsIgnoringCase("not translated yet");

            try (DirectoryStream<Path> installed = Files.newDirectoryStream(Needs.APERTIUM_MODES)) {
                for (Path mode : installed) {
                    Files.copy(mode, modes.resolve(mode.getFileName()));
                }
            }

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(api.article(id, "en").get("title").asString())
                                    .contains("night"));
        }
    }
}
