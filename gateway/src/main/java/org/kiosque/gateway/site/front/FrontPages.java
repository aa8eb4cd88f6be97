package org.kiosque.gateway.site.front;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.client.CardList;
import org.kiosque.gateway.client.SectionList;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.ShelfClient;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.CardView;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Section;
import org.kiosque.gateway.site.page.Sections;
import org.kiosque.gateway.site.page.Shelves;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Gathers what a front page shows from the services, side by side. */
@Component
record FrontPages(ArticleClient articles, ShelfClient shelf, Sections sections, Frames frames, SiteProperties site) {

    /** Beside the lead. */
    private static final int HEADLINES = 5;

    /** Sections that have a block of their own, those that come first. */
    private static final int BLOCKS = 5;

    private static final int CARDS_PER_BLOCK = 3;

    private static final int MOST_READ = 5;

    /** What there is to show below the latest articles. */
    private record Below(List<FrontView.Block> blocks, List<Card> cards) {
        static final Below NOTHING = new Below(List.of(), List.of());
    }

    HtmlPage page(Language language, Frame frame, @Nullable String cursor) {
        boolean first = cursor == null;
        var below = sections.start(
                "sections",
                () -> first ? below(language) : Below.NOTHING,
                Section.<Below>hidden(),
                site.sectionDeadline());
        var read = sections.start(
                "trending",
                () -> first ? trending(language) : List.<Card>of(),
                Section.<List<Card>>hidden(),
                site.sectionDeadline());
        try {
            CardList latest = latest(language, cursor);
            return page(language, frame, cursor, latest, below.get(), read.get());
        } finally {
            below.abandon();
            read.abandon();
        }
    }

    private HtmlPage page(
            Language language,
            Frame frame,
            @Nullable String cursor,
            CardList latest,
            Section<Below> below,
            Section<List<Card>> read) {
        Texts text = frames.texts(language);
        boolean first = cursor == null;
        List<CardView> all = Shelves.cards(latest.items(), language, text);
        int opening = first && all.size() > HEADLINES ? 1 + HEADLINES : 0;
        Below lower = below instanceof Section.Shown(var shown) ? shown : Below.NOTHING;
        List<Card> trending = read instanceof Section.Shown(var shown) ? shown : List.of();
        var view = new FrontView(
                frame,
                opening == 0 ? null : all.getFirst(),
                opening == 0 ? List.of() : all.subList(1, opening),
                all.subList(opening, all.size()),
                lower.blocks(),
                trending.stream().map(card -> CardView.of(card, language, text)).toList(),
                first,
                Addresses.with(Addresses.front(language), "cursor", latest.nextCursor(), ""));
        boolean whole = below instanceof Section.Shown && read instanceof Section.Shown;
        List<Card> cards = Stream.of(latest.items(), lower.cards(), trending)
                .flatMap(List::stream)
                .toList();
        return new HtmlPage(HttpStatus.OK, language, "front", view, Shelves.contents(language, cards, whole));
    }

    /**
     * What editors have put there, then the newest; the newest alone where article-service knows of no such order. A service of the
     * version before refuses what it does not know.
     */
    private CardList latest(Language language, @Nullable String cursor) {
        try {
            return articles.front(language.tag(), null, site.cardsPerPage(), cursor);
        } catch (ServiceException.NoSuchResourceException | ServiceException.RefusedException unknown) {
            return articles.latest(language.tag(), site.cardsPerPage(), cursor);
        }
    }

    private List<Card> trending(Language language) {
        try {
            return shelf.trending(language.tag(), MOST_READ).items();
        } catch (ServiceException.NoSuchResourceException | ServiceException.RefusedException unknown) {
            return List.of();
        }
    }

    private Below below(Language language) {
        List<SectionList.Entry> known;
        try {
            known = articles.sections(language.tag()).items().stream()
                    .filter(section -> section.count() > 0 && Addresses.isKey(section.key()))
                    .toList();
        } catch (ServiceException.NoSuchResourceException | ServiceException.RefusedException unknown) {
            return Below.NOTHING;
        }
        Texts text = frames.texts(language);
        var blocks = known.stream()
                .limit(BLOCKS)
                .map(section -> sections.start(
                        "section",
                        () -> new SectionOnFront(
                                section,
                                articles.front(language.tag(), section.key(), CARDS_PER_BLOCK, null)
                                        .items()),
                        Section.<SectionOnFront>hidden(),
                        site.sectionDeadline()))
                .toList();
        List<SectionOnFront> shown = blocks.stream()
                .map(Sections.Pending::get)
                .flatMap(block -> block instanceof Section.Shown(var content) ? Stream.of(content) : Stream.empty())
                .filter(block -> !block.cards().isEmpty())
                .toList();
        Set<Card> cards = new HashSet<>();
        shown.forEach(block -> cards.addAll(block.cards()));
        return new Below(
                shown.stream()
                        .map(block -> new FrontView.Block(
                                link(block.section(), language),
                                block.cards().stream()
                                        .map(card -> CardView.of(card, language, text))
                                        .toList()))
                        .toList(),
                List.copyOf(cards));
    }

    private record SectionOnFront(SectionList.Entry section, List<Card> cards) {}

    private static Link link(SectionList.Entry section, Language language) {
        return new Link(section.name(), Addresses.section(language, section.key()));
    }
}
