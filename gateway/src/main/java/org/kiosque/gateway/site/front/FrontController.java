package org.kiosque.gateway.site.front;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.edge.pages.PageProperties;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.JsonLd;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;

/** The way in: the language chooser, and the front page of each language. */
@Controller
class FrontController {

    private final FrontPages pages;
    private final Frames frames;
    private final ReaderLanguages languages;
    private final SiteProperties site;
    private final JsonLd json;
    private final List<Head.Alternate> alternates;

    FrontController(
            FrontPages pages,
            Frames frames,
            ReaderLanguages languages,
            SiteLanguages editions,
            SiteProperties site,
            JsonLd json) {
        this.pages = pages;
        this.frames = frames;
        this.languages = languages;
        this.site = site;
        this.json = json;
        this.alternates = Stream.concat(
                        editions.languages().stream()
                                .map(each -> new Head.Alternate(each.tag(), site.absolute(Addresses.front(each)))),
                        Stream.of(new Head.Alternate("x-default", site.absolute("/"))))
                .toList();
    }

    @Bean
    static PageDeclaration frontPage(PageProperties kept) {
        return PageDeclaration.of(Addresses.FRONT, Map.of("cursor", PageDeclaration.CURSOR), kept);
    }

    /** @param chosen by the reader, at the head of a page */
    @GetMapping("/")
    ResponseEntity<Void> root(
            @RequestHeader HttpHeaders headers, @CookieValue(name = "lang", required = false) @Nullable String chosen) {
        Language language =
                Optional.ofNullable(chosen).flatMap(languages::find).orElseGet(() -> languages.preferred(headers));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(Addresses.front(language)))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    @GetMapping(Addresses.FRONT)
    View front(@PathVariable("language") String tag, @RequestParam(required = false) @Nullable String cursor) {
        Language language = languages.require(tag);
        Texts text = frames.texts(language);
        return pages.page(language, frames.around(language, head(language, text, cursor == null)), cursor);
    }

    /** Older pages are not listed: what is on the fifth page in one language is elsewhere in another. */
    private Head head(Language language, Texts text, boolean firstPage) {
        String title = text.get("front.title");
        String description = text.get("front.description", site.name());
        String address = site.absolute(Addresses.front(language));
        return firstPage
                ? new Head(title, description, address, address, alternates, null, jsonLd(language), null)
                : Head.unlisted(title, description);
    }

    /** Schema.org's WebSite, with the way to its search. */
    private String jsonLd(Language language) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("@type", "SearchAction");
        action.put("target", site.absolute(Addresses.search(language)) + "?q={words}");
        action.put("query-input", "required name=words");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "WebSite");
        data.put("name", site.name());
        data.put("url", site.absolute(Addresses.front(language)));
        data.put("inLanguage", language.tag());
        data.put("potentialAction", action);
        return json.written(data);
    }

    @GetMapping(Addresses.FRONT + "/")
    ResponseEntity<Void> withoutSlash(@PathVariable("language") String tag) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create(Addresses.front(languages.require(tag))))
                .build();
    }
}
