package org.kiosque.gateway.site;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.CardList;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;

/** The way in: the language chooser, the front page of each language, and what crawlers ask first. */
@Controller
class FrontController {

    private final ArticleClient articles;
    private final Frames frames;
    private final ReaderLanguages languages;
    private final SiteProperties site;

    FrontController(ArticleClient articles, Frames frames, ReaderLanguages languages, SiteProperties site) {
        this.articles = articles;
        this.frames = frames;
        this.languages = languages;
        this.site = site;
    }

    @GetMapping("/")
    ResponseEntity<Void> root(@RequestHeader HttpHeaders headers) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(Addresses.front(languages.preferred(headers))))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    @GetMapping("/{language}")
    View front(@PathVariable("language") String tag, @RequestParam(required = false) @Nullable String cursor) {
        Language language = languages.require(tag);
        CardList latest = articles.latest(language.tag(), site.cardsPerPage(), cursor);
        Texts text = frames.texts(language);
        var view = new FrontView(
                frames.ofFront(language, cursor == null),
                latest.items().stream()
                        .map(card -> CardView.of(card, language, text))
                        .toList(),
                cursor == null,
                Addresses.with(Addresses.front(language), "cursor", latest.nextCursor(), ""));
        return new HtmlPage(HttpStatus.OK, language, "front", view);
    }

    @GetMapping("/{language}/")
    ResponseEntity<Void> withoutSlash(@PathVariable("language") String tag) {
        Language language = languages.require(tag);
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create(Addresses.front(language)))
                .build();
    }

    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                .body("User-agent: *\nDisallow: /api/\n".getBytes(StandardCharsets.UTF_8));
    }
}
