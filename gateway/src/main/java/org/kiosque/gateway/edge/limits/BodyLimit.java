package org.kiosque.gateway.edge.limits;

import org.kiosque.gateway.edge.Filters;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses bodies that are declared too large at once; {@link BodiesInFlight} those that turn out to be. */
@Component
@Order(Filters.BODY_LIMIT)
class BodyLimit implements WebFilter {

    private final BodySizes sizes;

    BodyLimit(BodySizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long declared = exchange.getRequest().getHeaders().getContentLength();
        if (declared > 0) {
            long limit = sizes.limitFor(exchange.getRequest());
            if (declared > limit) {
                return Mono.error(new BodyException.TooLargeException(limit));
            }
        }
        return chain.filter(exchange);
    }
}
