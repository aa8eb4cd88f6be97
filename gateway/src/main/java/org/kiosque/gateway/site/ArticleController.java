package org.kiosque.gateway.site;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.edge.SiteLanguages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
    private final CommentDesk desk;
    private final SiteLanguages languages;

    ArticleController(ArticlePages pages, CommentDesk desk, SiteLanguages languages) {
        this.pages = pages;
        this.desk = desk;
        this.languages = languages;
    }

    @GetMapping("/{language}/{slug}")
    View article(
            @PathVariable String language,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String comments,
            @RequestParam(required = false) @Nullable String submitted) {
        String id = idIn(language, slug);
        var around = pages.surroundings(language, id, slug, comments);
        try {
            Article article = pages.article(language, id);
            String right = ArticlePages.slugOf(article, language);
            if (!right.equals(slug)) {
                // For good only if this text is here to stay: a translation that arrives changes the address.
                boolean settled = article.language().equals(language);
                return new Redirect(
                        settled ? HttpStatus.MOVED_PERMANENTLY : HttpStatus.FOUND,
                        URI.create("/" + language + "/" + right));
            }
            var form = CommentForm.blank(language, right, id, submitted);
            return new HtmlPage(HttpStatus.OK, language, "article", pages.view(language, article, around, form));
        } finally {
            around.abandon();
        }
    }

    @PostMapping("/{language}/{slug}/comments")
    View comment(
            @PathVariable String language,
            @PathVariable String slug,
            @ModelAttribute CommentDesk.Submission submission,
            ServerWebExchange exchange) {
        String id = idIn(language, slug);
        desk.refuseForeignForms(exchange.getRequest());
        return switch (desk.post(id, language, submission, exchange.getRequest())) {
            case CommentDesk.Taken(var outcome) ->
                new Redirect(
                        HttpStatus.SEE_OTHER,
                        URI.create("/" + language + "/" + slug + "?submitted=" + outcome + "#comment-status"));
            case CommentDesk.Returned(var status, var errors, var failure) -> {
                var around = pages.surroundings(language, id, slug, null);
                Article article = pages.article(language, id);
                var form = new CommentForm(
                        CommentForm.action(language, slug),
                        CommentForm.api(id),
                        submission.name(),
                        submission.email(),
                        submission.text(),
                        errors,
                        failure,
                        null);
                yield new HtmlPage(status, language, "article", pages.view(language, article, around, form));
            }
        };
    }

    private String idIn(String language, String slug) {
        if (!languages.contains(language)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ArticlePages.idIn(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
