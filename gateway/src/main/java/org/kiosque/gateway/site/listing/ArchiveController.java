package org.kiosque.gateway.site.listing;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.CardList;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.edge.pages.PageProperties;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Redirect;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;

/** All articles of a month. */
@Controller
record ArchiveController(
        ArticleClient articles,
        Listings listings,
        Frames frames,
        ReaderLanguages languages,
        SiteProperties site,
        InstantSource clock) {

    private static final String ARCHIVE = "/{language}/archive";
    private static final String MONTH = ARCHIVE + "/{year}/{month}";

    /** Four digits, since the first newspapers. */
    private static final Pattern YEAR = Pattern.compile("1[6-9]\\d\\d|2\\d\\d\\d");

    private static final Pattern MONTH_OF_YEAR = Pattern.compile("0[1-9]|1[0-2]");

    @Bean
    static PageDeclaration archivePage(PageProperties kept) {
        return PageDeclaration.of(MONTH, Map.of("cursor", PageDeclaration.CURSOR), kept);
    }

    /** The way there changes each month, so that nobody may keep it. */
    @Bean
    static PageDeclaration archive() {
        return PageDeclaration.notKept(ARCHIVE);
    }

    @GetMapping(ARCHIVE)
    View archive(@PathVariable("language") String tag) {
        return new Redirect(HttpStatus.FOUND, URI.create(Addresses.archive(languages.require(tag), thisMonth())));
    }

    @GetMapping(MONTH)
    View month(
            @PathVariable("language") String tag,
            @PathVariable String year,
            @PathVariable String month,
            @RequestParam(required = false) @Nullable String cursor) {
        Language language = languages.require(tag);
        YearMonth asked = asked(year, month);
        YearMonth now = thisMonth();
        if (asked.isAfter(now)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        CardList found = articles.between(
                beginning(asked).toString(),
                beginning(asked.plusMonths(1)).toString(),
                language.tag(),
                site.cardsPerPage(),
                cursor);
        Texts text = frames.texts(language);
        var neighbours = Stream.of(asked.minusMonths(1), asked.plusMonths(1))
                .filter(each -> !each.isAfter(now))
                .map(each -> new Link(text.month(each), Addresses.archive(language, each)))
                .toList();
        return listings.page(
                language,
                new Listing(
                        "listing.archive",
                        text.month(asked),
                        each -> Addresses.archive(each, asked),
                        false,
                        null,
                        "listing.archiveDescription"),
                found,
                cursor,
                neighbours);
    }

    private static YearMonth asked(String year, String month) {
        if (!YEAR.matcher(year).matches() || !MONTH_OF_YEAR.matcher(month).matches()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return YearMonth.of(Integer.parseInt(year), Integer.parseInt(month));
    }

    private YearMonth thisMonth() {
        return YearMonth.from(clock.instant().atZone(site.timeZone()));
    }

    private Instant beginning(YearMonth month) {
        return month.atDay(1).atStartOfDay(site.timeZone()).toInstant();
    }
}
