package org.kiosque.gateway.site.readers;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.ShelfClient;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.edge.trust.SameOrigin;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.CardView;
import org.kiosque.gateway.site.page.FormFields;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.Redirect;
import org.kiosque.gateway.site.page.Sections;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** The one page that looks different for each reader, for those who have agreed to be known by an opaque id. Never kept. */
@Controller
record ForYouController(
        ShelfClient shelf,
        Frames frames,
        Sections sections,
        ReaderLanguages languages,
        ReaderCookie cookie,
        SiteProperties site) {

    private static final String AGREED = "agreed";
    private static final String FORGOTTEN = "forgotten";

    @Bean
    static PageDeclaration forYouPage() {
        return PageDeclaration.notKept(Addresses.FOR_YOU);
    }

    @GetMapping(Addresses.FOR_YOU)
    View forYou(
            @PathVariable("language") String tag,
            @RequestParam(required = false) @Nullable String outcome,
            ServerWebExchange exchange) {
        String told = AGREED.equals(outcome) ? "foryou.agreed" : FORGOTTEN.equals(outcome) ? "foryou.forgotten" : null;
        return page(HttpStatus.OK, languages.require(tag), exchange, told);
    }

    /**
     * Takes the reader's word: {@code consent} is {@code yes} or {@code no}. Who takes it back is forgotten first, and keeps the id
     * where that did not work, since nobody else could have it done then. Repeating is harmless.
     */
    @PostMapping(path = Addresses.FOR_YOU, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    View consent(@PathVariable("language") String tag, ServerWebExchange exchange) {
        Language language = languages.require(tag);
        SameOrigin.require(exchange.getRequest(), site.baseUrl());
        String consent = FormFields.in(exchange).getFirst("consent");
        if ("yes".equals(consent)) {
            if (ReaderCookie.isObjectedTo(exchange.getRequest().getHeaders())) {
                return done(language, null);
            }
            cookie.give(exchange);
            return done(language, AGREED);
        }
        if (!"no".equals(consent)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            ReaderCookie.kept(exchange).ifPresent(shelf::forget);
        } catch (ServiceException.UnavailableException down) {
            return page(HttpStatus.SERVICE_UNAVAILABLE, language, exchange, "foryou.notForgotten");
        }
        cookie.takeAway(exchange);
        return done(language, FORGOTTEN);
    }

    private static Redirect done(Language language, @Nullable String outcome) {
        String page = Addresses.forYou(language);
        return new Redirect(HttpStatus.SEE_OTHER, URI.create(outcome == null ? page : page + "?outcome=" + outcome));
    }

    private View page(HttpStatus status, Language language, ServerWebExchange exchange, @Nullable String outcome) {
        Texts text = frames.texts(language);
        boolean objected = ReaderCookie.isObjectedTo(exchange.getRequest().getHeaders());
        Optional<String> reader = objected ? Optional.empty() : ReaderCookie.kept(exchange);
        var view = new ForYouView(
                frames.around(language, Head.unlisted(text.get("foryou.title"), null), Addresses::forYou),
                Addresses.forYou(language),
                objected,
                ReaderCookie.kept(exchange).isPresent(),
                reader.isEmpty() ? List.of() : cards(reader.get(), language, text),
                outcome,
                status.isError());
        var own = new HttpHeaders();
        own.setCacheControl("no-store");
        return new HtmlPage(status, language, "foryou", view, own, null, null);
    }

    private @Nullable List<CardView> cards(String reader, Language language, Texts text) {
        try {
            return shelf.forReader(reader, language.tag(), site.cardsPerPage()).items().stream()
                    .map(card -> CardView.of(card, language, text))
                    .toList();
        } catch (ServiceException down) {
            sections.fellBack("for-you", down);
            return null;
        }
    }
}
