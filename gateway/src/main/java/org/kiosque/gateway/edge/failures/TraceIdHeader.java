package org.kiosque.gateway.edge.failures;

import org.kiosque.gateway.edge.Filters;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells with every answer by which id its trace and the log lines about it are found. It is 32 hexadecimal digits, of the client's
 * own {@code traceparent} where it sent a valid one, else ours; nothing else of what a client says is told back. What is answered before
 * requests are observed has no trace, above all pages from memory.
 */
@Component
@Order(Filters.TRACE_ID)
class TraceIdHeader implements WebFilter {

    private static final String NAME = "Trace-Id";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String traceId = TraceIds.of(exchange);
        if (traceId != null) {
            exchange.getResponse().beforeCommit(() -> {
                exchange.getResponse().getHeaders().set(NAME, traceId); // in place of what a service may have set
                return Mono.empty();
            });
        }
        return chain.filter(exchange);
    }
}
