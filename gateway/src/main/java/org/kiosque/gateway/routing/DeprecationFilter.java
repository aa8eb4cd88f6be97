package org.kiosque.gateway.routing;

import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells clients of calls that are going away, whatever the answer is. The first of the table that fits decides. */
final class DeprecationFilter implements GatewayFilter {

    private final List<Deprecation> table;

    DeprecationFilter(List<Deprecation> table) {
        this.table = table;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        PathContainer asked = exchange.getRequest().getPath().pathWithinApplication();
        for (Deprecation deprecation : table) {
            if (deprecation.isOf(asked)) {
                exchange.getResponse().beforeCommit(() -> {
                    deprecation.putInto(exchange.getResponse().getHeaders());
                    return Mono.empty();
                });
                break;
            }
        }
        return chain.filter(exchange);
    }
}
