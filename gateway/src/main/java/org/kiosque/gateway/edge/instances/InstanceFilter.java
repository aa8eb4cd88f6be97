package org.kiosque.gateway.edge.instances;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.addOriginalRequestUrl;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultResponse;
import org.springframework.cloud.client.loadbalancer.LoadBalancerUriTools;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.ReactiveLoadBalancerClientFilter;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Chooses the instance that a routed call goes to, and notes how that one did. It comes just before Spring Cloud's own filter, which
 * then finds nothing left to do.
 */
@Component
class InstanceFilter implements GlobalFilter, Ordered {

    private final Instances instances;

    InstanceFilter(Instances instances) {
        this.instances = instances;
    }

    @Override
    public int getOrder() {
        return ReactiveLoadBalancerClientFilter.LOAD_BALANCER_CLIENT_FILTER_ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        URI asked = exchange.getAttribute(GATEWAY_REQUEST_URL_ATTR);
        if (asked == null || !"lb".equals(asked.getScheme())) {
            return chain.filter(exchange);
        }
        ServiceInstance instance = instances.choose(asked.getHost(), askedBefore(exchange));
        if (instance == null) {
            return Mono.error(NotFoundException.create(false, "No instance of " + asked.getHost() + " may be asked"));
        }
        addOriginalRequestUrl(exchange, asked);
        exchange.getAttributes()
                .put(
                        GATEWAY_REQUEST_URL_ATTR,
                        LoadBalancerUriTools.reconstructURI(
                                instance, exchange.getRequest().getURI()));
        exchange.getAttributes().put(GATEWAY_LOADBALANCER_RESPONSE_ATTR, new DefaultResponse(instance));
        return chain.filter(exchange)
                .doOnError(failure -> instances.failed(instance, failure))
                .doOnSuccess(_ -> instances.routed(instance));
    }

    /** Of a call that is repeated, the instance that it failed with. */
    private static @Nullable ServiceInstance askedBefore(ServerWebExchange exchange) {
        return exchange.getAttribute(GATEWAY_LOADBALANCER_RESPONSE_ATTR) instanceof Response<?> before
                        && before.getServer() instanceof ServiceInstance instance
                ? instance
                : null;
    }
}
