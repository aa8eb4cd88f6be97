package org.kiosque.gateway.edge.rates;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.Filters;
import org.kiosque.gateway.edge.RequestKind;
import org.kiosque.gateway.edge.Territory;
import org.kiosque.gateway.edge.trust.ClientAddress;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses clients that ask too often, before anything is done for them. Pages from memory never come here, and files are free.
 * The answers to calls tell what is left; pages do not, since what stands between us and readers may keep them for others.
 */
@Component
@Order(Filters.RATES)
class RateFilter implements WebFilter {

    private final RateProperties properties;
    private final ClientAddress addresses;
    private final Clients clients;
    private final RateRefusals refusals;
    private final RateFields fields;

    RateFilter(RateProperties properties, ClientAddress addresses, Clients clients, RateRefusals refusals) {
        this.properties = properties;
        this.addresses = addresses;
        this.clients = clients;
        this.refusals = refusals;
        this.fields = new RateFields(properties);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        RequestKind kind = RequestKind.of(request);
        Clients.Allowance allowance = kind == RequestKind.FILE ? null : clients.of(addresses.decide(request));
        if (allowance == null) {
            return chain.filter(exchange);
        }
        HttpHeaders headers = exchange.getResponse().getHeaders();
        boolean call = Territory.of(request.getPath().value()) == Territory.SERVICES;
        RateException refusal = call ? take(Limit.CALLS, allowance, headers) : null;
        Limit own = Limit.of(kind);
        if (refusal == null && own != null) {
            refusal = take(own, allowance, call ? headers : null);
        }
        if (refusal == null && call && request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            refusal = watchToken(exchange, allowance);
        }
        return refusal == null ? chain.filter(exchange) : Mono.error(refusal);
    }

    /**
     * @param told where the client is told what is left; null to tell only who is refused
     * @return null when there was something left
     */
    private @Nullable RateException take(Limit limit, Clients.Allowance allowance, @Nullable HttpHeaders told) {
        Bucket bucket = allowance.of(limit);
        if (bucket == null) {
            return null;
        }
        ConsumptionProbe left = bucket.tryConsumeAndReturnRemaining(1);
        if (told != null) {
            fields.add(told, limit, left);
        }
        return left.isConsumed() ? null : refuse(limit, Duration.ofNanos(left.getNanosToWaitForRefill()));
    }

    /** A token costs only when it turns out to be none. */
    private @Nullable RateException watchToken(ServerWebExchange exchange, Clients.Allowance allowance) {
        Bucket bucket = allowance.of(Limit.TOKENS);
        if (bucket == null) {
            return null;
        }
        var left = bucket.estimateAbilityToConsume(1);
        if (!left.canBeConsumed()) {
            return refuse(Limit.TOKENS, Duration.ofNanos(left.getNanosToWaitForRefill()));
        }
        exchange.getResponse().beforeCommit(() -> {
            if (HttpStatus.UNAUTHORIZED.equals(exchange.getResponse().getStatusCode())) {
                fields.add(exchange.getResponse().getHeaders(), Limit.TOKENS, bucket.tryConsumeAndReturnRemaining(1));
            }
            return Mono.empty();
        });
        return null;
    }

    private RateException refuse(Limit limit, Duration wait) {
        refusals.add(limit);
        return new RateException(limit, properties.of(limit), wait);
    }
}
