package org.kiosque.gateway.edge.failures;

import java.net.URI;
import org.kiosque.common.problem.Problems;
import org.kiosque.common.text.Mailboxes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers the gateway's own failures as problem details (RFC 9457). */
@Component
@Order(-2) // before Boot's own, which knows nothing of our problem types
class ProblemHandler implements WebExceptionHandler {

    /** Long enough for a breaker to try again. */
    static final String RETRY_AFTER_SECONDS = "5";

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final JsonMapper json;

    ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(thrown);
        }
        Failure failure = Failure.of(thrown);
        if (failure.status().value() == 500) {
            log.error(
                    "Unexpected failure of {} {}",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath(),
                    thrown);
        } else if (failure.status().is5xxServerError()) {
            log.warn(
                    "{} {}: {}",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath(),
                    thrown.toString());
        }
        ProblemDetail problem = Problems.of(failure.kind(), failure.detail());
        problem.setInstance(
                URI.create(Mailboxes.hidden(exchange.getRequest().getPath().value())));
        String traceId = TraceIds.of(exchange);
        if (traceId != null) {
            problem.setProperty("traceId", traceId);
        }
        response.setStatusCode(failure.status());
        HttpHeaders headers = response.getHeaders();
        if (thrown instanceof ErrorResponse answer) {
            headers.putAll(answer.getHeaders()); // such as Allow
        }
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.remove(HttpHeaders.CONTENT_ENCODING);
        headers.remove(HttpHeaders.ETAG);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        if (failure.status().value() == 503) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        byte[] body = json.writeValueAsBytes(problem);
        headers.setContentLength(body.length);
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }
}
