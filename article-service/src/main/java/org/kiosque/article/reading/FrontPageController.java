package org.kiosque.article.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.front.Fronts;
import org.kiosque.article.reading.ReadArticles.Selection;
import org.kiosque.article.reading.ReadingApi.Card;
import org.kiosque.article.reading.ReadingApi.SubjectView;
import org.kiosque.article.subjects.Kind;
import org.kiosque.article.subjects.KnownSubject;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Front pages, for everyone: what editors have put first, then what is newest. */
@RestController
record FrontPageController(PublishedArticles publishedArticles, Fronts fronts, SiteLanguages site) {

    /**
     * What comes first is in the first part, and in no other. At least one place of it is left to what is newest, from which
     * the list goes on.
     *
     * @param section any key that it ever had; null for the front page of the whole paper
     */
    @GetMapping("/api/v1/front")
    ResponseEntity<FrontPage> front(
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable @Size(max = 100) String section,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Language language = lang == null ? site.defaultLanguage() : site.require(lang, "lang");
        KnownSubject known = section == null
                ? null
                : publishedArticles.subject(Kind.SECTION, section).orElse(null);
        List<String> sections = section == null ? List.of() : known == null ? List.of(section) : keysOf(known);
        List<String> pins = section == null || known != null ? fronts.pins(language, known) : List.of();
        List<ReadArticle> pinned = publishedArticles.inOrder(pins, limit - 1);
        Selection newest = Selection.inSections(
                sections, pinned.stream().map(ReadArticle::id).toList());
        Cursor after = Cursor.read(cursor);
        List<ReadArticle> first = after == null ? pinned : List.of();
        int room = limit - first.size();
        List<ReadArticle> found = publishedArticles.list(newest, after, room);
        SubjectNames names = publishedArticles.names(
                Stream.concat(first.stream(), found.stream()).toList());
        Page<Card> rest = Page.of(
                found,
                room,
                article -> Card.of(article, names, language, site),
                article -> new Cursor(Objects.requireNonNull(article.publishedAt()), article.id()));
        List<Card> items = Stream.concat(
                        first.stream().map(article -> Card.of(article, names, language, site)), rest.items().stream())
                .toList();
        return rest.linked()
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(new FrontPage(
                        items,
                        first.size(),
                        rest.nextCursor(),
                        SubjectView.of(section, known, language, site, items, Card::sectionViews)));
    }

    private List<String> keysOf(KnownSubject section) {
        return publishedArticles.keysOf(section);
    }

    /**
     * A part of a front page.
     *
     * @param pinned how many of the items were put first by editors
     * @param section that was asked for, by its key of today; null when none was, or there is none
     */
    record FrontPage(
            List<Card> items,
            int pinned,
            @Nullable String nextCursor,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            SubjectView section) {}
}
