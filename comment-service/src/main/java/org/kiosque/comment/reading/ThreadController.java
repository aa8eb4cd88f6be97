package org.kiosque.comment.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.DiscussionCopy;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.reading.ThreadApi.Counts;
import org.kiosque.comment.reading.ThreadApi.CountsWanted;
import org.kiosque.comment.reading.ThreadApi.ThreadItem;
import org.kiosque.comment.reading.ThreadApi.ThreadPage;
import org.kiosque.comment.rules.Admissions;
import org.kiosque.comment.rules.Admissions.Standing;
import org.kiosque.comment.translating.CommentTranslations;
import org.kiosque.comment.translating.CommentTranslations.Translations;
import org.kiosque.common.answers.Subjects;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ThreadController {

    static final String THREADS = "/api/v1/articles/{idOrSlug}/comments";

    private final Discussions discussions;
    private final Admissions admissions;
    private final Threads threads;
    private final CommentTranslations translations;
    private final SiteLanguages site;

    ThreadController(
            Discussions discussions,
            Admissions admissions,
            Threads threads,
            CommentTranslations translations,
            SiteLanguages site) {
        this.discussions = discussions;
        this.admissions = admissions;
        this.threads = threads;
        this.translations = translations;
        this.site = site;
    }

    @GetMapping(THREADS)
    ResponseEntity<ThreadPage> threads(
            @PathVariable String idOrSlug,
            @RequestParam(defaultValue = "oldest") String sort,
            @RequestParam(required = false) @Nullable @Size(max = 64) String thread,
            @RequestParam(required = false) @Nullable @Size(max = 35) String lang,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        Language to = lang == null ? null : site.require(lang, "lang");
        DiscussionCopy article = discussions.copyUnder(idOrSlug);
        Translated translated = translated(
                switch (sort) {
                    case "oldest" -> byTime(article, Direction.ASC, thread, cursor, limit);
                    case "newest" -> byTime(article, Direction.DESC, thread, cursor, limit);
                    case "discussed" -> mostDiscussed(article, thread, cursor, limit);
                    default -> throw new InvalidFieldException("sort", "must be oldest, newest or discussed");
                },
                to);
        Standing standing = admissions.standing(article.articleId());
        // Of the most discussed nothing is kept: a size is counted a moment after the event that others hear. Nor of
        // what is
        // not complete, since the next reader may see more, nor of what changes with time alone.
        if (translated.complete() && !sort.equals("discussed") && standing != Standing.CLOSING) {
            Subjects.of(request)
                    .add(article.articleId(), article.sequence())
                    .add(ThreadFeed.RULES)
                    .asOf(article.read());
        }
        Page<ThreadItem> page = translated.page();
        return page.linked().cacheControl(CacheControl.noCache()).body(ThreadPage.of(page, standing));
    }

    private Page<ThreadItem> byTime(
            DiscussionCopy article, Direction direction, @Nullable String thread, @Nullable String cursor, int limit) {
        Cursor after = Cursor.read(cursor);
        return thread == null
                ? threads.under(article.articleId(), direction, after, limit)
                : threads.answersIn(thread, article.articleId(), direction, after, limit);
    }

    private record Translated(Page<ThreadItem> page, boolean complete) {}

    private Translated translated(Page<ThreadItem> page, @Nullable Language to) {
        if (to == null) {
            return new Translated(page, true);
        }
        Translations found = translations.of(
                page.items().stream().flatMap(ThreadItem::originals).toList(), to);
        return new Translated(
                new Page<>(
                        page.items().stream()
                                .map(item -> item.with(found.byComment()))
                                .toList(),
                        page.nextCursor()),
                found.complete());
    }

    private Page<ThreadItem> mostDiscussed(
            DiscussionCopy article, @Nullable String thread, @Nullable String cursor, int limit) {
        if (thread != null) {
            throw new InvalidFieldException("sort", "must be oldest or newest within a thread");
        }
        return threads.mostDiscussed(article.articleId(), cursor, limit);
    }

    @PostMapping("/api/v1/comment-counts")
    Counts counts(@Valid @RequestBody CountsWanted wanted) {
        return new Counts(threads.counts(wanted.articleIds()));
    }
}
