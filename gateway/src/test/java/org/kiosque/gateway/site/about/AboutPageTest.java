package org.kiosque.gateway.site.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AboutPageTest extends Platform {

    private static final Path FOLDER = Path.of("target", "about-texts");

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry registry) {
        registry.add("kiosque.site.about-folder", FOLDER::toString);
    }

    @BeforeEach
    @AfterEach
    void withoutTextsOfOurOwn() throws IOException {
        clock.pass(Duration.ofSeconds(5));
        Files.createDirectories(FOLDER);
        try (var texts = Files.list(FOLDER)) {
            for (Path text : texts.toList()) {
                Files.delete(text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"about", "contact", "imprint", "privacy", "comment-rules", "how-we-translate"})
    void everyStandingPageIsThereInBothLanguages(String name) {
        for (String language : new String[] {"en", "fr"}) {
            Document page = page("/" + language + "/" + name);

            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("h1").text()).isNotEmpty();
            assertThat(page.select(".about").attr("lang")).isEmpty();
            assertThat(page.select(".body p").text()).isNotEmpty();
            assertThat(page.select("link[rel=canonical]").attr("href"))
                    .isEqualTo("https://kiosque.example/" + language + "/" + name);
            assertThat(page.select(".colophon a[href=/" + language + "/" + name + "]"))
                    .hasSize(1);
            for (var link : page.select(".body a[href]")) {
                assertThat(read(link.absUrl("href").replaceFirst("^http://[^/]+", ""))
                                .statusCode())
                        .as(link.attr("href"))
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void anOperatorsTextTakesItsPlaceAtOnceAndCanDoNoHarm() throws IOException {
        Files.writeString(FOLDER.resolve("imprint.en.md"), """
                # Who *we* are

                The Daily, 1 Street. <script>alert(1)</script><img src=x onerror=alert(1)>

                # More
                [mail](mailto:a@example.org) [bad](javascript:alert(1)) [page](about)
                """);

        Document page = page("/en/imprint");

        assertThat(page.select("h1").eachText()).containsExactly("Who we are");
        assertThat(page.select(".body h2").text()).isEqualTo("More");
        assertThat(page.select(".body").text()).contains("The Daily, 1 Street.");
        assertThat(page.select(".body a").eachAttr("href")).containsExactly("mailto:a@example.org", "about");
        assertThat(page.select("main script, main img, main [onerror]")).isEmpty();
        assertThat(page("/fr/imprint").select("h1").text()).isEqualTo("Mentions légales");
    }

    @Test
    void aTextThatIsTooLongDoesNotTakeItsPlace() throws IOException {
        Files.writeString(FOLDER.resolve("about.en.md"), "# Mine\n" + "a ".repeat(AboutTexts.LONGEST));

        assertThat(page("/en/about").select("h1").text()).isEqualTo("About this paper");
    }
}
