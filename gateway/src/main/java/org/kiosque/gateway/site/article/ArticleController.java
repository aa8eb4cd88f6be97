package org.kiosque.gateway.site.article;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.news.SurrogateKeys;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.edge.pages.PageProperties;
import org.kiosque.gateway.edge.trust.ClientAddress;
import org.kiosque.gateway.edge.trust.SameOrigin;
import org.kiosque.gateway.edge.trust.TrustProperties;
import org.kiosque.gateway.site.comments.CommentForm;
import org.kiosque.gateway.site.comments.CommentSender;
import org.kiosque.gateway.site.comments.FetchedThread;
import org.kiosque.gateway.site.comments.Place;
import org.kiosque.gateway.site.comments.SendingOutcome;
import org.kiosque.gateway.site.comments.SentForm;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Redirect;
import org.kiosque.gateway.site.page.Section;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ServerWebExchange;

/** The article page, and the comment form on it for readers without JavaScript. */
@Controller
record ArticleController(
        ArticlePages pages,
        CommentSender sender,
        ReaderLanguages languages,
        SiteProperties site,
        TrustProperties trust) {

    private static final String REPLY = "reply-to";

    private static final String BESIDE = "beside";
    private static final String ORIGINAL = "original";

    private static final String TEXT = "text";
    private static final String MACHINE = "machine";

    @Bean
    static PageDeclaration articlePage(PageProperties kept) {
        Map<String, Pattern> parameters = new HashMap<>(Place.PARAMETERS);
        parameters.put(REPLY, Place.ID);
        parameters.put("submitted", Pattern.compile("pending|approved"));
        parameters.put(BESIDE, Pattern.compile(ORIGINAL));
        parameters.put(TEXT, Pattern.compile(MACHINE));
        return new PageDeclaration(Addresses.ARTICLE, parameters, ArticleController::about, kept.freshFor());
    }

    private static @Nullable String about(String path) {
        String id = ArticleSlug.idIn(path.substring(path.lastIndexOf('/') + 1));
        return RandomId.isOne(id) ? SurrogateKeys.article(id) : null;
    }

    @GetMapping(Addresses.ARTICLE)
    View article(
            @PathVariable("language") String tag,
            @PathVariable String slug,
            @RequestParam(name = REPLY, required = false) @Nullable String parentId,
            @RequestParam(required = false) @Nullable String submitted,
            @RequestParam(required = false) @Nullable String beside,
            @RequestParam(required = false) @Nullable String text,
            ServerWebExchange exchange) {
        Language language = languages.require(tag);
        String id = Addresses.articleIn(slug);
        Place place = Place.in(exchange.getRequest().getQueryParams());
        boolean both = ORIGINAL.equals(beside);
        boolean machine = MACHINE.equals(text);
        try (var around = pages.surroundings(language, id, slug, place)) {
            Article article = around.with(machine ? pages.offered(language, id) : pages.article(language, id));
            String right = ArticlePages.slugOf(article, language);
            if (!right.equals(slug)) {
                // For good only if this text is here to stay: a translation that arrives changes the address.
                boolean settled = article.language().equals(language.tag());
                return new Redirect(
                        settled ? HttpStatus.MOVED_PERMANENTLY : HttpStatus.FOUND,
                        Addresses.article(language, right, asked(place, parentId, submitted, both, machine), ""));
            }
            Section<FetchedThread> shown = around.thread().get();
            var form = blankForm(language, right, id, place).after(submitted);
            if (parentId != null && !ArticlePages.closed(article, shown)) {
                form = form.replyingTo(parentId, place, pages.view(shown), pages.texts(language));
            }
            // Made-up comments make no pages that are kept for long.
            HttpStatus status = form.failure() == null ? HttpStatus.OK : HttpStatus.NOT_FOUND;
            var reading = new ArticlePages.Reading(language, article, both ? pages.original(article, id) : null);
            return pages.page(status, HttpHeaders.EMPTY, reading, place, shown, around, form);
        }
    }

    private static Map<String, String> asked(
            Place place, @Nullable String parentId, @Nullable String submitted, boolean both, boolean machine) {
        Map<String, String> query = place.query();
        if (parentId != null) {
            query.put(REPLY, parentId);
        }
        if (submitted != null) {
            query.put("submitted", submitted);
        }
        if (both) {
            query.put(BESIDE, ORIGINAL);
        }
        if (machine) {
            query.put(TEXT, MACHINE);
        }
        return query;
    }

    @GetMapping(Addresses.ARTICLE + "/")
    View withoutSlash(@PathVariable("language") String tag, @PathVariable String slug) {
        Language language = languages.require(tag);
        Addresses.articleIn(slug);
        return new Redirect(HttpStatus.MOVED_PERMANENTLY, Addresses.article(language, slug, Map.of(), ""));
    }

    /** The address that the browser shows with a form that came back, when somebody opens it anew. */
    @GetMapping(Addresses.ARTICLE + "/comments")
    View thread(@PathVariable("language") String tag, @PathVariable String slug) {
        Language language = languages.require(tag);
        Addresses.articleIn(slug);
        return new Redirect(HttpStatus.FOUND, Addresses.article(language, slug, Map.of(), "comments"));
    }

    @PostMapping(path = Addresses.ARTICLE + "/comments", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    View comment(@PathVariable("language") String tag, @PathVariable String slug, ServerWebExchange exchange) {
        Language language = languages.require(tag);
        String id = Addresses.articleIn(slug);
        SameOrigin.require(exchange.getRequest(), site.baseUrl());
        var sent = SentForm.in(exchange);
        // Before anything is stored: what cannot be read cannot be commented, and the answer needs the article.
        Article article = pages.article(language, id);
        String right = ArticlePages.slugOf(article, language);
        return switch (sender.send(sent, id, language, ClientAddress.of(exchange.getRequest()))) {
            case SendingOutcome.Taken(var status) ->
                new Redirect(
                        HttpStatus.SEE_OTHER,
                        Addresses.article(language, right, Map.of("submitted", status), "comment-status"));
            case SendingOutcome.Returned why -> {
                try (var around = pages.surroundings(language, id, right, sent.place())) {
                    around.with(article);
                    Section<FetchedThread> thread = around.threadIfStillThere();
                    var form = blankForm(language, right, id, sent.place()).returned(sent, why, pages.view(thread));
                    var reading = new ArticlePages.Reading(language, article, null);
                    yield pages.page(why.status(), why.headers(), reading, sent.place(), thread, around, form);
                }
            }
        };
    }

    private CommentForm blankForm(Language language, String slug, String id, Place place) {
        return CommentForm.blank(Addresses.article(language, slug), id, trust.captchaProvider(), place);
    }
}
