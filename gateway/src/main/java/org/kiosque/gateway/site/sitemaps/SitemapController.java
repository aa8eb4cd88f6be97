package org.kiosque.gateway.site.sitemaps;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.news.SurrogateKeys;
import org.kiosque.gateway.edge.pages.Contents;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.edge.pages.PageProperties;
import org.kiosque.gateway.site.page.MachinePage;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;

/** What crawlers ask first: what they may read, and where everything is. */
@Controller
class SitemapController {

    private static final String INDEX = "/sitemap.xml";
    private static final String NEWS = "/news-sitemap.xml";
    private static final String ARTICLES = "/sitemap-{language}.xml";

    private static final Pattern MONTH = Pattern.compile("[12]\\d{3}-(0[1-9]|1[0-2])");

    private static final MediaType XML = new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8);

    private final PublishedMonths published;
    private final SiteLanguages editions;
    private final ReaderLanguages languages;
    private final SiteProperties site;
    private final SitemapXml xml;

    SitemapController(
            PublishedMonths published, SiteLanguages editions, ReaderLanguages languages, SiteProperties site) {
        this.published = published;
        this.editions = editions;
        this.languages = languages;
        this.site = site;
        this.xml = new SitemapXml(site);
    }

    @Bean
    static PageDeclaration sitemapIndex(PageProperties kept) {
        return PageDeclaration.of(INDEX, Map.of(), kept);
    }

    @Bean
    static PageDeclaration newsSitemap(PageProperties kept) {
        return PageDeclaration.of(NEWS, Map.of(), kept);
    }

    @Bean
    static PageDeclaration sitemap(PageProperties kept) {
        return PageDeclaration.of(ARTICLES, Map.of("month", MONTH), kept);
    }

    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots() {
        String rules = "User-agent: *\nDisallow: /api/\n\nSitemap: %s\nSitemap: %s\n"
                .formatted(site.absolute(INDEX), site.absolute(NEWS));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                .body(rules.getBytes(StandardCharsets.UTF_8));
    }

    /** A site map for each language and month. */
    @GetMapping(INDEX)
    View index() {
        List<String> addresses = new ArrayList<>();
        // Every article is in every language's list, if only in its original.
        List<YearMonth> months = published.months(editions.defaultLanguage());
        for (Language language : editions.languages()) {
            for (YearMonth month : months) {
                addresses.add(site.absolute("/sitemap-%s.xml?month=%s".formatted(language, month)));
            }
        }
        return page(xml.index(addresses), List.of());
    }

    @GetMapping(ARTICLES)
    View articles(@PathVariable("language") String tag, @RequestParam(required = false) @Nullable String month) {
        Language language = languages.require(tag);
        if (month == null || !MONTH.matcher(month).matches()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<Card> articles = published.in(YearMonth.parse(month), language);
        return page(xml.articles(articles), List.of());
    }

    @GetMapping(NEWS)
    View news() {
        List<Card> latest = new ArrayList<>();
        for (Language language : editions.languages()) {
            published.news(language).stream()
                    .filter(card -> card.publishedAt() != null)
                    .limit(PublishedMonths.MOST_NEWS - latest.size())
                    .forEach(latest::add);
        }
        return page(xml.news(latest), latest);
    }

    /**
     * Whatever is published or withdrawn is news of all lists.
     *
     * @param shown of which it matters within a second what becomes of them; long lists would take too much memory
     */
    private MachinePage page(byte[] bytes, List<Card> shown) {
        Set<String> keys = new HashSet<>();
        editions.languages().forEach(language -> keys.add(SurrogateKeys.list(language)));
        shown.forEach(card -> keys.add(SurrogateKeys.article(card.id())));
        return new MachinePage(XML, bytes, new Contents(keys, true));
    }
}
