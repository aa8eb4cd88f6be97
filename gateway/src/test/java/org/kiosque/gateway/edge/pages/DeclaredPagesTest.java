package org.kiosque.gateway.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class DeclaredPagesTest {

    private static final PageDeclaration FRONT =
            page("/{language}", Map.of("cursor", PageDeclaration.CURSOR, "by", Pattern.compile("date|topic")));
    private static final PageDeclaration STORY = page("/{language}/{slug}", Map.of());
    private static final PageDeclaration SEARCH = page("/{language}/search", Map.of());
    private static final PageDeclaration TAG = page("/{language}/tags/{tag}", Map.of());
    private static final PageDeclaration NEWS_MAP = page("/news.xml", Map.of());
    private static final PageDeclaration FEEDS = page("/{language}/tags/{tag}/(feed.xml|atom.xml)", Map.of());
    private static final PageDeclaration UNKEPT = PageDeclaration.notKept("/{language}/find");

    private final DeclaredPages pages = new DeclaredPages(
            List.of(FRONT, STORY, SEARCH, TAG, NEWS_MAP, FEEDS, UNKEPT), SiteLanguages.of("en", "pt-BR"));

    private static PageDeclaration page(String address, Map<String, Pattern> parameters) {
        return new PageDeclaration(address, parameters, _ -> null, Duration.ofSeconds(1));
    }

    private PageKey keyOf(String address) {
        return pages.keyOf(MockServerHttpRequest.method(HttpMethod.GET, URI.create("http://kiosque.example" + address))
                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "/en,/{language}",
        "/pt-BR,/{language}",
        "/en/the-station-abc,/{language}/{slug}",
        "/pt-BR/A._~-9,/{language}/{slug}",
        "/en/search,/{language}/search",
        "/en/tags/cities,/{language}/tags/{tag}",
        "/news.xml,/news.xml",
        "/en/tags/cities/feed.xml,/{language}/tags/{tag}/(feed.xml|atom.xml)",
        "/en/tags/cities/atom.xml,/{language}/tags/{tag}/(feed.xml|atom.xml)"
    })
    void aPageIsFoundAtItsAddress(String path, String address) {
        PageKey key = keyOf(path);

        assertThat(key.page().address()).isEqualTo(address);
        assertThat(key.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "//",
                "/en/",
                "/EN",
                "/pt-br",
                "/fr",
                "/fr/x",
                "/en//",
                "/en/a%62c",
                "/en/a;b=c",
                "/en/a+b",
                "/en/tags/",
                "/en/x/y",
                "/en/find",
                "/en/tags/cities/feed.json",
                "/news.xml/",
                "/%7Blanguage%7D",
                "/api/v1/articles"
            })
    void nothingElseIsAPage(String path) {
        assertThat(keyOf(path)).isNull();
    }

    @Test
    void onlyParametersThatThePageKnowsTellPagesApart() {
        assertThat(keyOf("/en?x=1&cursor=a%2B%2F%3D&by=date")).isEqualTo(keyOf("/en?by=date&cursor=a%2B%2F%3D&y=2"));
        assertThat(keyOf("/en?by=date&cursor=a%2B%2F%3D").query()).isEqualTo("by=date&cursor=a%2B%2F%3D");
        assertThat(keyOf("/en?by=nobody")).isEqualTo(keyOf("/en")).isNotEqualTo(keyOf("/en?by=topic"));
        assertThat(keyOf("/en?cursor=" + "x".repeat(201)).query()).isEmpty();
    }

    @Test
    void whoChangesSomethingIsNotAnsweredFromMemoryAndWhoAsksDoesNotMatter() {
        assertThat(pages.keyOf(
                        MockServerHttpRequest.post("http://kiosque.example/en").build()))
                .isNull();
        assertThat(pages.keyOf(MockServerHttpRequest.get("http://kiosque.example/en")
                        .header("Authorization", "Bearer x")
                        .build()))
                .isEqualTo(keyOf("/en"));
        assertThat(pages.keyOf(
                        MockServerHttpRequest.head("http://kiosque.example/en").build()))
                .isEqualTo(keyOf("/en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/newsroom", "/newsroom/articles/{id}", "/api/v1/pages"})
    void whereNothingMayBeKeptNoPageCanBeDeclared(String address) {
        assertThatThrownBy(() -> new DeclaredPages(List.of(page(address, Map.of())), SiteLanguages.of("en")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address);
    }
}
