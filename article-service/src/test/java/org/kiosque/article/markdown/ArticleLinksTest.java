package org.kiosque.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.languages.Language;

class ArticleLinksTest {

    private static final String ID = "k3v9x2m4qd7h";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fr/le-train-k3v9x2m4qd7h",
                "/pt-BR/o-trem-k3v9x2m4qd7h",
                "/en/k3v9x2m4qd7h",
                "/en/the-train-k3v9x2m4qd7h/",
                "/en/the-train-k3v9x2m4qd7h#h-one",
                "/en/the-train-k3v9x2m4qd7h?utm_source=mail"
            })
    void anArticleIsKnownByTheEndOfItsPath(String address) {
        String html = rendered("[x](" + address + ")");
        assertThat(ArticleLinks.in(html)).containsExactly(ID);
        assertThat(ArticleLinks.led(html, id -> "/de/der-zug-" + id)).contains("href=\"/de/der-zug-" + ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/fr/le-train-k3v9x2m4qd7h",
                "/media/k3v9x2m4qd7h/320.jpg",
                "/fr/search",
                "/fr/tags/k3v9x2m4qd7h",
                "/fr/le-train-k3v9x2m4qd7u",
                "#k3v9x2m4qd7h"
            })
    void otherAddressesStay(String address) {
        String html = rendered("[x](" + address + ")");
        assertThat(ArticleLinks.in(html)).isEmpty();
        assertThat(ArticleLinks.led(html, _ -> "/wrong")).isEqualTo(html);
    }

    @Test
    void whatFollowsThePathStays() {
        String html = rendered("[a](/fr/x-k3v9x2m4qd7h#h-un) [b](/fr/x-k3v9x2m4qd7h/) `href=\"/fr/x-k3v9x2m4qd7h\"`");
        assertThat(ArticleLinks.led(html, id -> "/en/y-" + id))
                .contains("href=\"/en/y-" + ID + "#h-un\"", "href=\"/en/y-" + ID + "\"")
                .contains("/fr/x-" + ID); // in the code
    }

    private static String rendered(String markdown) {
        try (var rendering = new Rendering()) {
            return rendering.ofDraft(markdown, Language.of("fr")).html();
        }
    }
}
