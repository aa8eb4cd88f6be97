package org.kiosque.gateway.site.errors;

import java.util.List;
import java.util.Map;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.Territory;
import org.kiosque.gateway.edge.failures.Failure;
import org.kiosque.gateway.edge.failures.TraceIds;
import org.kiosque.gateway.site.page.CardView;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.Moment;
import org.kiosque.gateway.site.page.NoSuchPageException;
import org.kiosque.gateway.site.page.Section;
import org.kiosque.gateway.site.page.Sections;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Tells readers in their language that a page is not to be had, and why. */
@ControllerAdvice("org.kiosque.gateway.site") // else it would answer for /api, too
@Order(-3) // before the problems of the API
class ErrorPages implements WebExceptionHandler {

    /** A row of cards. */
    private static final int LATEST = 3;

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final Frames frames;
    private final ReaderLanguages languages;
    private final ArticleClient articles;
    private final Sections sections;
    private final SiteProperties site;

    ErrorPages(
            Frames frames, ReaderLanguages languages, ArticleClient articles, Sections sections, SiteProperties site) {
        this.frames = frames;
        this.languages = languages;
        this.articles = articles;
        this.sections = sections;
        this.site = site;
    }

    /** What our own controllers could not get. */
    @ExceptionHandler({ServiceException.class, ResponseStatusException.class, NoSuchPageException.class})
    View onPage(Exception failure, ServerWebExchange exchange) throws Exception {
        if (isForServices(exchange.getRequest())) {
            throw failure; // "/api" looks like a language
        }
        if (failure instanceof ServiceException.UnavailableException) {
            log.warn("{} cannot be shown: {}", exchange.getRequest().getPath(), failure.toString());
        }
        HttpStatus status = status(failure);
        Language language = language(exchange);
        // Whoever asks for what no paper has, such as "/wp-login.php", is no reader.
        boolean reader = languages
                .in(exchange.getRequest().getPath().pathWithinApplication())
                .isPresent();
        return page(exchange, status, failure, language, reader && isNotThere(status) ? latest(language) : List.of());
    }

    private static boolean isNotThere(HttpStatus status) {
        return status == HttpStatus.NOT_FOUND || status == HttpStatus.GONE;
    }

    /** Something else to read, if it is to be had. */
    private List<CardView> latest(Language language) {
        Section<List<CardView>> latest = sections.start(
                        "latest",
                        () -> articles.latest(language.tag(), LATEST, null).items().stream()
                                .map(card -> CardView.of(card, language, frames.texts(language)))
                                .toList(),
                        Section.<List<CardView>>hidden(),
                        site.sectionDeadline())
                .get();
        return latest instanceof Section.Shown<List<CardView>>(var cards) ? cards : List.of();
    }

    /** What no controller was reached for, and what nobody expected. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        ServerHttpRequest request = exchange.getRequest();
        if (isForServices(request) || exchange.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        HttpStatus status = status(thrown);
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("Unexpected failure of {} {}", request.getMethod(), request.getPath(), thrown);
        }
        // On a thread that must not wait, so without what somebody would have to be asked for.
        return page(exchange, status, thrown, language(exchange), List.of())
                .render(Map.of(), MediaType.TEXT_HTML, exchange);
    }

    private static boolean isForServices(ServerHttpRequest request) {
        return Territory.of(request.getPath().value()) == Territory.SERVICES;
    }

    private static HttpStatus status(Throwable thrown) {
        return switch (thrown) {
            case ServiceException.NoSuchResourceException _ -> HttpStatus.NOT_FOUND;
            case NoSuchPageException _ -> HttpStatus.NOT_FOUND;
            case ServiceException.GoneException _ -> HttpStatus.GONE;
            case ServiceException.RefusedException refused
            when refused.status() == 400 || refused.status() == 422 ->
                HttpStatus.NOT_FOUND; // such as a cursor that means nothing
            case ServiceException.RefusedException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case ServiceException.UnavailableException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> Failure.of(thrown).status();
        };
    }

    private Language language(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return languages.in(request.getPath().pathWithinApplication()).orElseGet(() -> {
            exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            return languages.preferred(request.getHeaders());
        });
    }

    private HtmlPage page(
            ServerWebExchange exchange, HttpStatus status, Throwable thrown, Language language, List<CardView> latest) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (thrown instanceof ErrorResponse answer) {
            headers.putAll(answer.getHeaders()); // such as Allow
        }
        Texts text = frames.texts(language);
        String specific = "error." + status.value();
        String key = text.has(specific + ".title") ? specific : status.is4xxClientError() ? "error.4xx" : "error.5xx";
        String title = text.get(key + ".title");
        var view = new ErrorView(
                frames.around(language, Head.unlisted(title, null)),
                status.value(),
                title,
                text.get(key + ".message"),
                thrown instanceof ServiceException.GoneException gone ? Moment.day(gone.since(), text) : null,
                thrown instanceof ServiceException.GoneException gone ? gone.reason() : null,
                isNotThere(status),
                latest,
                status.is5xxServerError() ? TraceIds.of(exchange) : null);
        return new HtmlPage(status, language, "error", view);
    }
}
