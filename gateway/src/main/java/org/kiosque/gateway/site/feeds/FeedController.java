package org.kiosque.gateway.site.feeds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.client.CardList;
import org.kiosque.gateway.client.ServiceException;
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
 * The latest articles of a language, and of a tag or by an author in it, with their texts. What is not translated yet is not in
 * a feed of that language, and neither is a translation that is only gist.
 */
@Controller
record FeedController(
        ArticleClient articles, Frames frames, ReaderLanguages languages, SiteProperties site, JsonMapper json) {

    /** Articles of a feed, and of one part of the list that it is made of. */
    private static final int MOST = 20;

    /** Parts of the list that are looked at, newest first, until a feed is full. */
    private static final int PARTS = 3;

    private static final String FILES = "/(feed.xml|atom.xml|feed.json)";

    @Bean
    static PageDeclaration feeds(PageProperties kept) {
        return PageDeclaration.of(Addresses.FRONT + FILES, Map.of(), kept);
    }

    @Bean
    static PageDeclaration feedsOfTags(PageProperties kept) {
        return PageDeclaration.of(Addresses.TAG + FILES, Map.of(), kept);
    }

    @Bean
    static PageDeclaration feedsOfAuthors(PageProperties kept) {
        return PageDeclaration.of(Addresses.AUTHOR + FILES, Map.of(), kept);
    }

    /**
     * What there is for a feed.
     *
     * @param first part of the list
     * @param looked at, whether it is in the feed or not
     * @param shown in the feed
     */
    private record Latest(CardList first, List<Card> looked, List<Card> shown) {}

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
                latest(language, null, null));
    }

    @GetMapping({Addresses.TAG + "/feed.xml", Addresses.TAG + "/atom.xml", Addresses.TAG + "/feed.json"})
    View aboutTag(@PathVariable("language") String tag, @PathVariable String key, ServerHttpRequest request) {
        Language language = languages.require(tag);
        Latest found = latest(language, required(key), null);
        String name = name(
                found,
                found.first().tag(),
                found.looked().stream()
                        .flatMap(card -> card.tags().stream())
                        .filter(one -> key.equals(one.key()))
                        .map(Article.Tag::name),
                key);
        return feed(
                language,
                site.name() + " – " + name,
                frames.texts(language).get("listing.tagDescription", name),
                Addresses.tag(language, key),
                format(request),
                found);
    }

    @GetMapping({Addresses.AUTHOR + "/feed.xml", Addresses.AUTHOR + "/atom.xml", Addresses.AUTHOR + "/feed.json"})
    View byAuthor(@PathVariable("language") String tag, @PathVariable String key, ServerHttpRequest request) {
        Language language = languages.require(tag);
        Latest found = latest(language, null, required(key));
        String name = name(
                found,
                found.first().author(),
                found.looked().stream()
                        .flatMap(card -> card.authors().stream())
                        .filter(one -> key.equals(one.key()))
                        .map(Article.Author::name),
                key);
        return feed(
                language,
                site.name() + " – " + name,
                frames.texts(language).get("listing.authorDescription", name),
                Addresses.author(language, key),
                format(request),
                found);
    }

    private static String required(String key) {
        if (!Addresses.isKey(key)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return key;
    }

    /** Where the service does not say: as the articles have it. */
    private static String name(Latest found, CardList.@Nullable Subject told, Stream<String> names, String key) {
        if (told == null && found.looked().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return told != null ? told.name() : names.findFirst().orElse(key);
    }

    private Latest latest(Language language, @Nullable String tag, @Nullable String author) {
        CardList part = part(language, tag, author, null);
        CardList first = part;
        List<Card> looked = new ArrayList<>();
        List<Card> shown = new ArrayList<>();
        for (int parts = 1; ; parts++) {
            looked.addAll(part.items());
            part.items().stream()
                    .filter(card -> card.language().equals(language.tag()) && !card.isGist())
                    .limit(MOST - shown.size())
                    .forEach(shown::add);
            if (part.nextCursor() == null || parts == PARTS || shown.size() == MOST) {
                return new Latest(first, looked, shown);
            }
            part = part(language, tag, author, part.nextCursor());
        }
    }

    /** A service of the version before refuses what it does not know. */
    private CardList part(Language language, @Nullable String tag, @Nullable String author, @Nullable String cursor) {
        try {
            return articles.whole(language.tag(), tag, author, MOST, cursor, "body");
        } catch (ServiceException.RefusedException unknown) {
            return articles.whole(language.tag(), tag, author, MOST, cursor, null);
        }
    }

    private static FeedFormat format(ServerHttpRequest request) {
        String path = request.getPath().value();
        return FeedFormat.at(path.substring(path.lastIndexOf('/') + 1));
    }

    private MachinePage feed(
            Language language, String title, String description, String page, FeedFormat format, Latest latest) {
        var feed = new Feed(
                language,
                MachinePage.inXml(title),
                MachinePage.inXml(description),
                site.absolute(page),
                site.absolute(page + "/" + format.file),
                latest.shown().stream()
                        .map(card -> FeedArticle.of(card, language, site))
                        .toList());
        return new MachinePage(
                format.type(), format.write(feed, json), Shelves.contents(language, latest.looked(), true));
    }
}
