package org.kiosque.article.reading;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.reading.ReadArticles.Selection;
import org.kiosque.article.reading.ReadArticles.Subject;
import org.kiosque.article.reading.ReadingApi.ArticleList;
import org.kiosque.article.reading.ReadingApi.ArticleView;
import org.kiosque.article.reading.ReadingApi.AuthorView;
import org.kiosque.article.reading.ReadingApi.Card;
import org.kiosque.article.reading.ReadingApi.Listed;
import org.kiosque.article.reading.ReadingApi.NeighboursView;
import org.kiosque.article.reading.ReadingApi.SubjectView;
import org.kiosque.article.reading.ReadingApi.Subjects;
import org.kiosque.article.reading.ReadingException.NoSuchArticleException;
import org.kiosque.article.subjects.Kind;
import org.kiosque.article.subjects.KnownSubject;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Roles;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published articles, for everyone. */
@RestController
@RequestMapping("/api/v1")
record ReadingController(PublishedArticles publishedArticles, SiteLanguages site) {

    /** May be kept, but not used without asking: a withdrawal must show at once. */
    private static final CacheControl ASK_FIRST = CacheControl.noCache().cachePublic();

    private static final String DESK = "/api/v1/desk/articles/";

    /**
     * What was never published is there for editors alone: they get what the desk shows of it, so that the address of a
     * new draft can be read by whoever wrote it.
     *
     * @param offered whether a machine's text is wanted that readers get only if they ask for it
     * @param segments whether it is to be told where each sentence of a translation comes from
     */
    @GetMapping("/articles/{idOrSlug}")
    @Nullable ResponseEntity<ArticleView> article(
            @PathVariable String idOrSlug,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = "false") boolean offered,
            @RequestParam(defaultValue = "false") boolean segments,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        Language asked = asked(lang);
        ReadArticle article;
        try {
            article = publishedArticles.find(idOrSlug);
        } catch (NoSuchArticleException e) {
            String id = ArticleSlug.idIn(idOrSlug);
            if (!request.isUserInRole(Roles.EDITOR) || !RandomId.isOne(id)) {
                throw e;
            }
            request.getRequestDispatcher(DESK + id).forward(request, response);
            return null;
        }
        var wanted = new Asked(asked == null ? ReadingApi.own(article) : asked, offered, segments);
        SubjectNames names = publishedArticles.names(List.of(article));
        LinkedArticles linked = publishedArticles.linked(article, wanted);
        KeptReads.tell(request, article, site);
        KeptReads.tell(request, linked);
        return ResponseEntity.ok()
                .eTag(ReadingApi.etag(article, names, linked, wanted, site))
                .cacheControl(ASK_FIRST)
                .body(ArticleView.of(article, names, linked, wanted, site));
    }

    /** What was published right before and after it: in its section where it stands in one, else of all. */
    @GetMapping("/articles/{idOrSlug}/neighbours")
    ResponseEntity<NeighboursView> neighbours(
            @PathVariable String idOrSlug,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request) {
        Language asked = asked(lang);
        ReadArticle article = publishedArticles.find(idOrSlug);
        PublishedArticles.Neighbours found = publishedArticles.neighbours(article);
        SubjectNames names = publishedArticles.names(found.all());
        KeptReads.tell(request, found.all());
        return ResponseEntity.ok()
                .cacheControl(ASK_FIRST)
                .body(NeighboursView.of(found, names, asked == null ? ReadingApi.own(article) : asked, site));
    }

    /**
     * Every published article: in {@code lang} where it is translated, else in its original.
     *
     * @param tag any key that it ever had
     * @param author likewise
     * @param section likewise
     * @param include {@code body} for the texts of at most 20 articles, as far as they fit
     */
    @GetMapping("/articles")
    ResponseEntity<ArticleList> articles(
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable @Size(max = 100) String tag,
            @RequestParam(required = false) @Nullable @Size(max = 100) String author,
            @RequestParam(required = false) @Nullable @Size(max = 100) String section,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String include,
            HttpServletRequest request) {
        Language asked = asked(lang);
        boolean withTexts = withTexts(include, limit);
        KnownSubject ofTag = known(Kind.TAG, tag);
        KnownSubject byAuthor = known(Kind.AUTHOR, author);
        KnownSubject inSection = known(Kind.SECTION, section);
        var selection = new Selection(
                keys(tag, ofTag),
                keys(author, byAuthor),
                keys(section, inSection),
                time("from", from),
                time("to", to),
                List.of());
        List<ReadArticle> found = publishedArticles.list(selection, Cursor.read(cursor), limit);
        KeptReads.tell(request, found);
        SubjectNames names = publishedArticles.names(found);
        Page<Card> page = Page.of(
                found,
                limit,
                article -> Card.of(article, names, asked == null ? ReadingApi.own(article) : asked, site),
                article -> new Cursor(Objects.requireNonNull(article.publishedAt()), article.id()));
        Language language = asked == null ? site.defaultLanguage() : asked;
        ListedTexts texts = withTexts ? texts(found, page.items(), asked, request) : ListedTexts.NONE;
        return page.linked()
                .cacheControl(ASK_FIRST)
                .body(new ArticleList(
                        page.items().stream()
                                .map(card -> new Listed(card, texts.of(card.id())))
                                .toList(),
                        page.nextCursor(),
                        SubjectView.of(tag, ofTag, language, site, page.items(), Card::tagViews),
                        SubjectView.of(author, byAuthor, language, site, page.items(), Card::authorViews),
                        SubjectView.of(section, inSection, language, site, page.items(), Card::sectionViews)));
    }

    private static boolean withTexts(@Nullable String include, int limit) {
        if (include == null) {
            return false;
        }
        if (!include.equals("body")) {
            throw new InvalidFieldException("include", "is not body, and there is nothing else");
        }
        if (limit > ListedTexts.MOST) {
            throw new InvalidFieldException("limit", "is at most " + ListedTexts.MOST + " with texts");
        }
        return true;
    }

    /** @param shown of which the texts are wanted: without the one more that tells whether the list goes on */
    private ListedTexts texts(
            List<ReadArticle> found, List<Card> shown, @Nullable Language asked, HttpServletRequest request) {
        List<ReadArticle> listed = found.subList(0, shown.size());
        ListedTexts texts = publishedArticles.texts(listed, asked);
        listed.forEach(article -> KeptReads.tell(request, article, site));
        texts.linked().forEach(linked -> KeptReads.tell(request, linked));
        return texts;
    }

    private @Nullable KnownSubject known(Kind kind, @Nullable String key) {
        return key == null ? null : publishedArticles.subject(kind, key).orElse(null);
    }

    private List<String> keys(@Nullable String asked, @Nullable KnownSubject known) {
        return known != null ? publishedArticles.keysOf(known) : asked == null ? List.of() : List.of(asked);
    }

    @GetMapping("/authors/{key}")
    ResponseEntity<AuthorView> author(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request) {
        Language asked = asked(lang);
        Language language = asked == null ? site.defaultLanguage() : asked;
        PublishedArticles.Writer writer = publishedArticles.author(key);
        KeptReads.tellOfAll(request);
        return ResponseEntity.ok()
                .eTag(AuthorView.etag(writer, language))
                .cacheControl(ASK_FIRST)
                .body(AuthorView.of(writer, language, site));
    }

    @GetMapping("/tags")
    ResponseEntity<Subjects> tags(@RequestParam(required = false) @Nullable String lang) {
        Language asked = asked(lang);
        return subjects(publishedArticles.tags(asked == null ? site.defaultLanguage() : asked));
    }

    @GetMapping("/authors")
    ResponseEntity<Subjects> authors() {
        return subjects(publishedArticles.authors());
    }

    /** All of them, also those in which nothing is published yet, in their order. */
    @GetMapping("/sections")
    ResponseEntity<Subjects> sections(@RequestParam(required = false) @Nullable String lang) {
        Language asked = asked(lang);
        return subjects(
                publishedArticles.sections(asked == null ? site.defaultLanguage() : asked, site.defaultLanguage()));
    }

    private static ResponseEntity<Subjects> subjects(List<Subject> counted) {
        return ResponseEntity.ok().cacheControl(ASK_FIRST).body(new Subjects(counted));
    }

    private @Nullable Language asked(@Nullable String lang) {
        return lang == null ? null : site.require(lang, "lang");
    }

    private static @Nullable Instant time(String parameter, @Nullable String given) {
        if (given == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(given).toInstant();
            return Instant.ofEpochMilli(
                    time.toEpochMilli()); // as the store keeps it, which cannot reach as far as ISO 8601
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidFieldException(parameter, "is not a time such as 2026-11-02T06:00:00Z");
        }
    }
}
