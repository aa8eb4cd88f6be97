package org.kiosque.gateway.routing.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.Platform;

class DocsTest extends Platform {

    @Test
    void thePageHasAllItsFilesHereAndNothingInline() {
        var page = read("/api/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        String html = text(page);
        assertThat(html)
                .doesNotContain("<style")
                .doesNotContainPattern("<script>")
                .doesNotContain("//cdn");
        assertThat(Pattern.compile("(?:src|href)=\"(/api/docs/[^\"]+)\"")
                        .matcher(html)
                        .results()
                        .map(file -> file.group(1)))
                .hasSize(5)
                .allSatisfy(file -> {
                    var answer = read(file);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                            .startsWith(file.endsWith(".css") ? "text/css" : "text/javascript");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"swagger-initializer.js", "..%2Fapplication.yaml", "oauth2-redirect.html"})
    void noOtherFileOfTheLibraryIsServed(String file) {
        assertThat(read("/api/docs/" + file).statusCode()).isBetween(400, 404);
    }
}
