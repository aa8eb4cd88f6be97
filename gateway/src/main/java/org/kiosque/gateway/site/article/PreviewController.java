package org.kiosque.gateway.site.article;

import java.util.List;
import java.util.regex.Pattern;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.site.errors.ErrorView;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * The page that a draft will be, for whoever has been given its address, until that ends. It is declared nowhere, so that no
 * rendering of it is kept.
 */
@Controller
record PreviewController(ArticleClient articles, ArticleViews views, Frames frames, ReaderLanguages languages) {

    /** Of what such a ticket consists; what can be none is asked nobody. */
    private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9._-]{20,200}");

    @GetMapping("/preview/{ticket}")
    View draft(@PathVariable String ticket, ServerWebExchange exchange) {
        if (!TICKET.matcher(ticket).matches()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        try {
            Article draft = articles.draft(ticket);
            Language language = languages
                    .find(draft.language())
                    .orElseGet(() -> languages.preferred(exchange.getRequest().getHeaders()));
            return page(HttpStatus.OK, language, "article", ArticleView.ofDraft(views.ofDraft(language, draft)));
        } catch (ServiceException.GoneException ended) {
            Language language = languages.preferred(exchange.getRequest().getHeaders());
            return page(HttpStatus.GONE, language, "error", ended(language));
        }
    }

    private ErrorView ended(Language language) {
        Texts text = frames.texts(language);
        String title = text.get("preview.ended.title");
        return new ErrorView(
                frames.around(language, Head.unlisted(title, null)),
                HttpStatus.GONE.value(),
                title,
                text.get("preview.ended.message"),
                null,
                null,
                false,
                List.of(),
                null);
    }

    private static HtmlPage page(HttpStatus status, Language language, String template, Object view) {
        var own = new HttpHeaders();
        own.setCacheControl("no-store");
        own.set("X-Robots-Tag", "noindex, nofollow");
        return new HtmlPage(status, language, template, view, own, null, null);
    }
}
