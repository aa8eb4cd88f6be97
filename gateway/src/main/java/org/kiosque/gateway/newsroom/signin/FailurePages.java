package org.kiosque.gateway.newsroom.signin;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.StaffRefusedException;
import org.kiosque.gateway.edge.Territory;
import org.kiosque.gateway.edge.failures.Failure;
import org.kiosque.gateway.edge.failures.TraceIds;
import org.kiosque.gateway.newsroom.page.NewsroomPage;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
import org.kiosque.gateway.newsroom.page.Refusal;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Rooms;
import org.kiosque.gateway.newsroom.page.Words;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
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

/**
 * What the newsroom says when something fails. What somebody has sent is on the page again, ready to be sent once more, so that
 * nothing typed is lost, whatever went wrong.
 */
@ControllerAdvice(basePackages = "org.kiosque.gateway.newsroom")
@Order(-4) // before the pages for readers
class FailurePages implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FailurePages.class);

    private final RoomFrames frames;

    FailurePages(RoomFrames frames) {
        this.frames = frames;
    }

    /** What our own controllers could not get, or could not take, such as a file that is too large. */
    @ExceptionHandler({
        DataBufferLimitException.class,
        ServiceException.class,
        StaffRefusedException.class,
        ResponseStatusException.class,
        ProviderAwayException.class
    })
    View onPage(Exception failure, ServerWebExchange exchange) {
        boolean sent = !HttpMethod.GET.equals(exchange.getRequest().getMethod());
        return page(exchange, failure, sent ? ReceivedForm.in(exchange).fields() : List.of());
    }

    /** What no controller was reached for, and what nobody expected. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        ServerHttpRequest request = exchange.getRequest();
        if (Territory.of(request.getPath().value()) != Territory.NEWSROOM
                || exchange.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        return page(exchange, thrown, List.of()).render(Map.of(), MediaType.TEXT_HTML, exchange);
    }

    private NewsroomPage page(ServerWebExchange exchange, Throwable thrown, List<ReceivedForm.Field> sent) {
        ServerHttpRequest request = exchange.getRequest();
        HttpStatus status = status(thrown);
        if (thrown instanceof ErrorResponse answer) {
            exchange.getResponse().getHeaders().putAll(answer.getHeaders()); // such as Retry-After
        }
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("Unexpected failure of {} {}", request.getMethod(), request.getPath(), thrown);
        } else if (status.is5xxServerError()) {
            log.warn("{} cannot be shown: {}", request.getPath(), thrown.toString());
        }
        String key = switch (thrown) {
            case NewsroomClosedException _ -> "closed";
            case ProviderAwayException _ -> "provider";
            case ResponseStatusException _ when status == HttpStatus.FORBIDDEN -> "foreign";
            default -> String.valueOf(status.value());
        };
        Refusal reason = thrown instanceof StaffRefusedException refused
                        && !refused.problem().isUnspoken()
                ? Refusal.of(frames.words(exchange), refused.problem())
                : null;
        return page(exchange, status, key, reason, sent, TraceIds.of(exchange));
    }

    private static HttpStatus status(Throwable thrown) {
        return switch (thrown) {
            case NewsroomClosedException _ -> HttpStatus.NOT_FOUND;
            case ProviderAwayException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case StaffRefusedException refused ->
                Objects.requireNonNullElse(HttpStatus.resolve(refused.status()), HttpStatus.BAD_REQUEST);
            case ServiceException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> Failure.of(thrown).status();
        };
    }

    private NewsroomPage page(
            ServerWebExchange exchange,
            HttpStatus status,
            String key,
            @Nullable Refusal reason,
            List<ReceivedForm.Field> sent,
            @Nullable String traceId) {
        Words word = frames.words(exchange);
        String known = word.has("failure." + key + ".title") ? key : status.is4xxClientError() ? "4xx" : "5xx";
        return new NewsroomPage(
                status,
                "failure",
                new FailureView(
                        frames.around(exchange, word.get("failure." + known + ".title"), null),
                        word.get("failure." + known + ".message"),
                        reason,
                        StaffSession.find(exchange) == null || status == HttpStatus.UNAUTHORIZED,
                        exchange.getRequest().getPath().value(),
                        Rooms.around(exchange.getRequest().getPath().value()),
                        sent,
                        status.is5xxServerError() ? traceId : null));
    }

    /** Shows what was sent, to be sent once more: after signing in, or from a page of this session. */
    Mono<Void> confirm(ServerWebExchange exchange, HttpStatus status) {
        String key = status == HttpStatus.UNAUTHORIZED ? "ended" : "confirm";
        return ReceivedForm.arriving(exchange)
                .flatMap(form -> page(exchange, status, key, null, form.fields(), null)
                        .render(Map.of(), MediaType.TEXT_HTML, exchange));
    }

    /** The same for a script, whose page has what was sent. */
    Mono<Void> ended(ServerWebExchange exchange) {
        return new NewsroomPage(HttpStatus.UNAUTHORIZED, "ended", frames.words(exchange))
                .render(Map.of(), MediaType.TEXT_HTML, exchange);
    }

    Mono<Void> onward(ServerWebExchange exchange, URI next) {
        return frames.onward(exchange, next).render(Map.of(), MediaType.TEXT_HTML, exchange);
    }
}
