package org.kiosque.gateway.site.listing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.CardList;
import org.kiosque.gateway.client.Person;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Figure;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Section;
import org.kiosque.gateway.site.page.Shelves;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Makes pages of articles that have something in common. */
@Component
record Listings(Frames frames, SiteProperties site) {

    /** Of a biography, in UTF-16 units; article-service has a bound of its own. */
    private static final int LONGEST_BIOGRAPHY = 5_000;

    /** Without anybody who wrote them. */
    HtmlPage page(Language language, Listing listing, CardList found, @Nullable String cursor) {
        return page(language, listing, found, cursor, List.of(), null, true);
    }

    HtmlPage page(
            Language language,
            Listing listing,
            CardList found,
            @Nullable String cursor,
            Section<Optional<ListingView.PersonView>> person) {
        boolean whole = person instanceof Section.Shown;
        ListingView.PersonView shown = person instanceof Section.Shown(var known) ? known.orElse(null) : null;
        return page(language, listing, found, cursor, List.of(), shown, whole);
    }

    HtmlPage page(Language language, Listing listing, CardList found, @Nullable String cursor, List<Link> neighbours) {
        return page(language, listing, found, cursor, neighbours, null, true);
    }

    private HtmlPage page(
            Language language,
            Listing listing,
            CardList found,
            @Nullable String cursor,
            List<Link> neighbours,
            ListingView.@Nullable PersonView person,
            boolean whole) {
        Texts text = frames.texts(language);
        String self = listing.address().apply(language);
        boolean first = cursor == null;
        boolean listed = first && !found.items().isEmpty();
        String description = text.get(listing.description(), listing.name());
        Head head = listed
                ? Head.listed(listing.name(), description, site.absolute(self), frames.alternates(listing.address()))
                : Head.unlisted(listing.name(), description);
        Frame frame = frames.around(language, head, listing.address());
        var view = new ListingView(
                listing.followed() ? frame.withFeedsBelow(self, listing.name()) : frame,
                text.get(listing.kind()),
                listing.name(),
                first ? person : null,
                Shelves.cards(found.items(), language, text),
                first,
                self,
                Addresses.with(self, "cursor", found.nextCursor(), ""),
                neighbours,
                site.newsletter() && listing.letters() != null
                        ? Addresses.newsletter(language) + "?" + listing.letters()
                        : null);
        return new HtmlPage(HttpStatus.OK, language, "listing", view, Shelves.contents(language, found.items(), whole));
    }

    /** Where the service does not say: as the articles have it. No article with a tag means that there is no such tag. */
    static String nameOfTag(CardList found, String key) {
        return name(
                found.items().stream()
                        .flatMap(card -> card.tags().stream())
                        .filter(tag -> key.equals(tag.key()))
                        .map(Article.Tag::name),
                found,
                key);
    }

    static String nameOfAuthor(CardList found, String key) {
        return name(
                found.items().stream()
                        .flatMap(card -> card.authors().stream())
                        .filter(author -> key.equals(author.key()))
                        .map(Article.Author::name),
                found,
                key);
    }

    private static String name(Stream<String> names, CardList found, String key) {
        if (found.items().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return names.findFirst().orElse(key);
    }

    /** @return empty when there is nothing to tell but the name */
    static Optional<ListingView.PersonView> person(Person person, Language language) {
        String biography = person.biography() == null ? "" : person.biography();
        if (biography.isBlank() && person.picture() == null) {
            return Optional.empty();
        }
        List<String> paragraphs = biography
                .substring(0, Math.min(biography.length(), LONGEST_BIOGRAPHY))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        boolean foreign = person.biographyLanguage() != null && !language.tag().equals(person.biographyLanguage());
        return Optional.of(new ListingView.PersonView(
                paragraphs, foreign ? person.biographyLanguage() : null, Figure.of(person.picture())));
    }
}
