package org.kiosque.recommendation.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Page;
import org.kiosque.recommendation.search.query.Facets;
import org.kiosque.recommendation.search.query.Question;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search over HTTP. */
@RestController
record SearchController(Search search, SiteLanguages site) {

    /** UTF-16 units of what is looked for. */
    static final int LONGEST = 200;

    /**
     * @param lang in which the words are and articles are looked for; the site's default when left out
     * @param from published at that time or later, RFC 3339
     * @param to published before that time, RFC 3339
     */
    @GetMapping("/api/v1/search")
    ResponseEntity<Page<Search.Result>> search(
            @RequestParam(defaultValue = "") @NotBlank @Size(max = LONGEST) String q,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable @Size(max = 100) String tag,
            @RequestParam(required = false) @Nullable @Size(max = 100) String author,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable @Size(max = LONGEST) String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        Language language = lang == null ? site.defaultLanguage() : site.require(lang, "lang");
        var question = new Question(q, language, tag, author, time("from", from), time("to", to));
        Page<Search.Result> page = search.search(question, SearchCursor.read(cursor), limit);
        return page.linked().cacheControl(CacheControl.noCache()).body(page);
    }

    /** By what that can be narrowed; the parameters are those of the search. */
    @GetMapping("/api/v1/search/facets")
    ResponseEntity<Facets> facets(
            @RequestParam(defaultValue = "") @NotBlank @Size(max = LONGEST) String q,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable @Size(max = 100) String tag,
            @RequestParam(required = false) @Nullable @Size(max = 100) String author,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Language language = lang == null ? site.defaultLanguage() : site.require(lang, "lang");
        var question = new Question(q, language, tag, author, time("from", from), time("to", to));
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(search.facets(question));
    }

    private static @Nullable Instant time(String parameter, @Nullable String given) {
        if (given == null) {
            return null;
        }
        try {
            return Instant.ofEpochMilli(
                    OffsetDateTime.parse(given).toInstant().toEpochMilli()); // as the index keeps it
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidFieldException(parameter, "is not a time such as 2026-11-02T06:00:00Z");
        }
    }
}
