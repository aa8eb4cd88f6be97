package org.kiosque.gateway.site;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** The article page, and the comment form on it for readers without JavaScript. */
@Controller
class ArticleController {

    private final ArticlePages pages;
    private final CommentSubmissions submissions;
    private final ReaderLanguages languages;

    ArticleController(ArticlePages pages, CommentSubmissions submissions, ReaderLanguages languages) {
        this.pages = pages;
        this.submissions = submissions;
        this.languages = languages;
    }

    @GetMapping("/{language}/{slug}")
    View article(
            @PathVariable("language") String tag,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String comments,
            @RequestParam(required = false) @Nullable String submitted) {
        Language language = languages.require(tag);
        String id = idIn(slug);
        var around = pages.surroundings(language, id, slug, comments);
        try {
            Article article = pages.article(language, id);
            String right = ArticlePages.slugOf(article, language);
            if (!right.equals(slug)) {
                // For good only if this text is here to stay: a translation that arrives changes the address.
                boolean settled = article.language().equals(language.tag());
                return new Redirect(
                        settled ? HttpStatus.MOVED_PERMANENTLY : HttpStatus.FOUND,
                        Addresses.article(language, right, asked(comments, submitted), ""));
            }
            var form = submissions.blankForm(language, right, id, submitted);
            return new HtmlPage(HttpStatus.OK, language, "article", pages.view(language, article, around, form));
        } finally {
            around.abandon();
        }
    }

    private static Map<String, String> asked(@Nullable String comments, @Nullable String submitted) {
        Map<String, String> query = new LinkedHashMap<>();
        if (comments != null) {
            query.put("comments", comments);
        }
        if (submitted != null) {
            query.put("submitted", submitted);
        }
        return query;
    }

    /** The address that the browser shows with a form that came back, when somebody opens it anew. */
    @GetMapping("/{language}/{slug}/comments")
    View thread(@PathVariable("language") String tag, @PathVariable String slug) {
        Language language = languages.require(tag);
        idIn(slug);
        return new Redirect(HttpStatus.FOUND, Addresses.article(language, slug, Map.of(), "comments"));
    }

    @PostMapping(path = "/{language}/{slug}/comments", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    View comment(@PathVariable("language") String tag, @PathVariable String slug, ServerWebExchange exchange) {
        Language language = languages.require(tag);
        String id = idIn(slug);
        submissions.refuseForeignForms(exchange.getRequest());
        var submission = CommentSubmissions.submission(exchange);
        // Before anything is stored: what cannot be read cannot be commented, and the answer needs the article.
        Article article = pages.article(language, id);
        String right = ArticlePages.slugOf(article, language);
        return switch (submissions.post(id, language, submission, exchange.getRequest())) {
            case CommentSubmissions.Taken(var outcome) ->
                new Redirect(
                        HttpStatus.SEE_OTHER,
                        Addresses.article(language, right, Map.of("submitted", outcome), "comment-status"));
            case CommentSubmissions.Returned returned -> {
                var around = pages.surroundings(language, id, right, null);
                try {
                    var form = submissions.returnedForm(language, right, id, submission, returned);
                    yield new HtmlPage(
                            returned.status(),
                            language,
                            "article",
                            pages.view(language, article, around, form),
                            returned.headers());
                } finally {
                    around.abandon();
                }
            }
        };
    }

    /** What can be no id is not there, and nobody needs to be asked. */
    private static String idIn(String slug) {
        String id = ArticleSlug.idIn(slug);
        if (!RandomId.isOne(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return id;
    }
}
