package org.kiosque.gateway.site.feeds;

import java.util.List;
import java.util.Map;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.client.CardList;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.edge.pages.PageProperties;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.MachinePage;
import org.kiosque.gateway.site.page.Shelves;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The latest articles of a language, and of a tag in it. What is not translated yet is not in a feed of that language, and
 * neither is a translation that is only gist.
 */
@Controller
record FeedController(
        ArticleClient articles, Frames frames, ReaderLanguages languages, SiteProperties site, JsonMapper json) {

    /** Looked at for a feed, newest first. */
    private static final int LATEST = 50;

    private static final String FILES = "/(feed.xml|atom.xml|feed.json)";

    @Bean
    static PageDeclaration feeds(PageProperties kept) {
        return PageDeclaration.of(Addresses.FRONT + FILES, Map.of(), kept);
    }

    @Bean
    static PageDeclaration feedsOfTags(PageProperties kept) {
        return PageDeclaration.of(Addresses.TAG + FILES, Map.of(), kept);
    }

    @GetMapping({Addresses.FRONT + "/feed.xml", Addresses.FRONT + "/atom.xml", Addresses.FRONT + "/feed.json"})
    View latest(@PathVariable("language") String tag, ServerHttpRequest request) {
        Language language = languages.require(tag);
        Texts text = frames.texts(language);
        return feed(
                language,
                site.name(),
                text.get("front.description", site.name()),
                Addresses.front(language),
                format(request),
                articles.latest(language.tag(), LATEST, null).items());
    }

    @GetMapping({Addresses.TAG + "/feed.xml", Addresses.TAG + "/atom.xml", Addresses.TAG + "/feed.json"})
    View aboutTag(@PathVariable("language") String tag, @PathVariable String key, ServerHttpRequest request) {
        Language language = languages.require(tag);
        if (!Addresses.isKey(key)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        CardList found = articles.about(key, language.tag(), LATEST, null);
        if (found.tag() == null && found.items().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String name = found.tag() != null ? found.tag().name() : nameOf(found, key);
        return feed(
                language,
                site.name() + " – " + name,
                frames.texts(language).get("listing.tagDescription", name),
                Addresses.tag(language, key),
                format(request),
                found.items());
    }

    private static String nameOf(CardList found, String key) {
        return found.items().stream()
                .flatMap(card -> card.tags().stream())
                .filter(tag -> key.equals(tag.key()))
                .findFirst()
                .map(tag -> tag.name())
                .orElse(key);
    }

    private static FeedFormat format(ServerHttpRequest request) {
        String path = request.getPath().value();
        return FeedFormat.at(path.substring(path.lastIndexOf('/') + 1));
    }

    private MachinePage feed(
            Language language, String title, String description, String page, FeedFormat format, List<Card> latest) {
        List<FeedArticle> inThisLanguage = latest.stream()
                .filter(card -> card.language().equals(language.tag()) && !card.isGist())
                .map(card -> FeedArticle.of(card, site))
                .toList();
        var feed = new Feed(
                language,
                MachinePage.inXml(title),
                MachinePage.inXml(description),
                site.absolute(page),
                site.absolute(page + "/" + format.file),
                inThisLanguage);
        return new MachinePage(format.type(), format.write(feed, json), Shelves.contents(language, latest, true));
    }
}
