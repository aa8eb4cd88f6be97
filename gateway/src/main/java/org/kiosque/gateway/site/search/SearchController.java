package org.kiosque.gateway.site.search;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.FoundList;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.ShelfClient;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Moment;
import org.kiosque.gateway.site.page.Section;
import org.kiosque.gateway.site.page.Sections;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;

/** The search page: a form, and what it finds. Never kept, since every reader looks for something else. */
@Controller
record SearchController(
        ShelfClient shelf, Frames frames, Sections sections, ReaderLanguages languages, SiteProperties site) {

    /** UTF-16 units, as recommendation-service has it. */
    static final int LONGEST = 200;

    @Bean
    static PageDeclaration searchPage() {
        return PageDeclaration.notKept(Addresses.SEARCH);
    }

    @GetMapping(Addresses.SEARCH)
    View search(
            @PathVariable("language") String tag,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor) {
        Language language = languages.require(tag);
        String words = q == null ? "" : q.strip();
        if (words.isEmpty()) {
            return page(HttpStatus.OK, language, "", null, Section.hidden());
        }
        if (words.length() > LONGEST) {
            String mistake = frames.texts(language).get("search.tooLong", LONGEST);
            return page(HttpStatus.BAD_REQUEST, language, words, mistake, Section.hidden());
        }
        try {
            FoundList found = shelf.search(words, language.tag(), site.cardsPerPage(), cursor);
            return page(
                    HttpStatus.OK, language, words, null, new Section.Shown<>(results(language, words, cursor, found)));
        } catch (ServiceException.UnavailableException down) {
            sections.fellBack("search", down);
            return page(HttpStatus.SERVICE_UNAVAILABLE, language, words, null, Section.unavailable());
        }
    }

    private SearchView.Results results(Language language, String words, @Nullable String cursor, FoundList found) {
        Texts text = frames.texts(language);
        String address = Addresses.search(language);
        List<SearchView.Result> shown =
                found.items().stream().map(each -> result(each, language, text)).toList();
        String next = found.nextCursor() == null
                ? null
                : Addresses.with(address, new TreeMap<>(Map.of("q", words, "cursor", found.nextCursor())), "");
        return new SearchView.Results(shown, cursor == null, Addresses.with(address, Map.of("q", words), ""), next);
    }

    private static SearchView.Result result(FoundList.Found found, Language language, Texts text) {
        FoundList.Matches matches = found.matches();
        FoundList.Excerpt excerpt = matches == null ? null : matches.excerpt();
        return new SearchView.Result(
                found.url(),
                Parts.of(found.title(), matches == null ? List.of() : matches.title(), language.tag()),
                found.isGist(),
                excerpt == null ? List.of() : Parts.of(excerpt.text(), excerpt.marks(), language.tag()),
                found.tags().isEmpty() ? null : Link.to(found.tags().getFirst(), language),
                Moment.day(found.publishedAt(), text));
    }

    private HtmlPage page(
            HttpStatus status,
            Language language,
            String words,
            @Nullable String mistake,
            Section<SearchView.Results> results) {
        Texts text = frames.texts(language);
        String title = words.isEmpty() || mistake != null
                ? text.get("search.title")
                : text.get("search.titleFor", Texts.isolated(words));
        Head head = Head.unlisted(
                mistake == null ? title : text.get("form.failed.title", title),
                text.get("search.description", site.name()));
        var view = new SearchView(frames.around(language, head, Addresses::search), words, mistake, results);
        return new HtmlPage(status, language, "search", view);
    }
}
