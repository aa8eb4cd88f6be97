package org.kiosque.gateway.site.listing;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.CardList;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.edge.pages.PageProperties;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Redirect;
import org.kiosque.gateway.site.page.Section;
import org.kiosque.gateway.site.page.Sections;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;

/** All articles with a tag, all of a section, and all by an author. */
@Controller
record ListingController(
        ArticleClient articles, Listings listings, Sections sections, ReaderLanguages languages, SiteProperties site) {

    private static final Map<String, Pattern> PARTS = Map.of("cursor", PageDeclaration.CURSOR);

    @Bean
    static PageDeclaration tagPage(PageProperties kept) {
        return PageDeclaration.of(Addresses.TAG, PARTS, kept);
    }

    @Bean
    static PageDeclaration authorPage(PageProperties kept) {
        return PageDeclaration.of(Addresses.AUTHOR, PARTS, kept);
    }

    @Bean
    static PageDeclaration sectionPage(PageProperties kept) {
        return PageDeclaration.of(Addresses.SECTION, PARTS, kept);
    }

    /** In the order that editors have given it. */
    @GetMapping(Addresses.SECTION)
    View section(
            @PathVariable("language") String tag,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String cursor) {
        Language language = languages.require(tag);
        Optional<View> elsewhere = elsewhere(key, right -> Addresses.section(language, right));
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        CardList found = inSection(language, key, cursor);
        CardList.Subject subject = found.section();
        if (subject == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!subject.key().equals(key) && Addresses.isKey(subject.key())) {
            return moved(Addresses.section(language, subject.key()));
        }
        Function<Language, String> address = each -> Addresses.section(each, key);
        return listings.page(
                language,
                new Listing(
                        "listing.section",
                        subject.name(),
                        address,
                        false,
                        "section=" + key,
                        "listing.sectionDescription"),
                found,
                cursor);
    }

    /** What article-service refuses is not there: a cursor that means nothing, or all sections where it knows of none. */
    private CardList inSection(Language language, String key, @Nullable String cursor) {
        try {
            return articles.front(language.tag(), key, site.cardsPerPage(), cursor);
        } catch (ServiceException.RefusedException unknown) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no such section, or part of it.", unknown);
        }
    }

    @GetMapping(Addresses.TAG)
    View tag(
            @PathVariable("language") String tag,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String cursor) {
        Language language = languages.require(tag);
        Function<Language, String> address = each -> Addresses.tag(each, key);
        Optional<View> elsewhere = elsewhere(key, right -> Addresses.tag(language, right));
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        CardList found = articles.about(key, language.tag(), site.cardsPerPage(), cursor);
        CardList.Subject subject = found.tag();
        if (subject != null && !subject.key().equals(key) && Addresses.isKey(subject.key())) {
            return moved(Addresses.tag(language, subject.key()));
        }
        String name = subject != null ? subject.name() : Listings.nameOfTag(found, key);
        return listings.page(
                language,
                new Listing("listing.tag", name, address, true, "tag=" + key, "listing.tagDescription"),
                found,
                cursor);
    }

    @GetMapping(Addresses.AUTHOR)
    View author(
            @PathVariable("language") String tag,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String cursor) {
        Language language = languages.require(tag);
        Function<Language, String> address = each -> Addresses.author(each, key);
        Optional<View> elsewhere = elsewhere(key, right -> Addresses.author(language, right));
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        var about = sections.start(
                "author",
                () -> about(language, key),
                Section.<Optional<ListingView.PersonView>>unavailable(),
                site.sectionDeadline());
        try {
            CardList found = articles.by(key, language.tag(), site.cardsPerPage(), cursor);
            CardList.Subject subject = found.author();
            if (subject != null && !subject.key().equals(key) && Addresses.isKey(subject.key())) {
                return moved(Addresses.author(language, subject.key()));
            }
            String name = subject != null ? subject.name() : Listings.nameOfAuthor(found, key);
            return listings.page(
                    language,
                    new Listing("listing.author", name, address, true, null, "listing.authorDescription"),
                    found,
                    cursor,
                    about.get());
        } finally {
            about.abandon();
        }
    }

    /** Of whom nothing is known, nothing is missing. */
    private Optional<ListingView.PersonView> about(Language language, String key) {
        try {
            return Listings.person(articles.author(key, language.tag()), language);
        } catch (ServiceException.NoSuchResourceException | ServiceException.RefusedException nobodySays) {
            return Optional.empty();
        }
    }

    @GetMapping({Addresses.TAG + "/", Addresses.SECTION + "/", Addresses.AUTHOR + "/"})
    View withoutSlash(@PathVariable("language") String tag, @PathVariable String key, ServerHttpRequest request) {
        languages.require(tag);
        if (!Addresses.isKey(key.toLowerCase(Locale.ROOT))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String path = request.getPath().value();
        return moved(path.substring(0, path.length() - 1));
    }

    /** Keys are written in one way; what can be none is not there, and nobody needs to be asked. */
    private static Optional<View> elsewhere(String key, Function<String, String> address) {
        String right = key.toLowerCase(Locale.ROOT);
        if (!Addresses.isKey(right)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return right.equals(key) ? Optional.empty() : Optional.of(moved(address.apply(right)));
    }

    private static Redirect moved(String address) {
        return new Redirect(HttpStatus.MOVED_PERMANENTLY, URI.create(address));
    }
}
