package org.kiosque.gateway.edge;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Settles who the reader is before anything relies on it: what clients claim in {@code X-Forwarded-*} is dropped unless
 * a trusted proxy says it, and services always get exactly one address.
 */
@Component
@Order(Filters.CLIENT_ADDRESS)
class ClientAddress implements WebFilter {

    private static final List<String> CLAIMS = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Ssl",
            "X-Real-IP");

    private final List<IpSubnetFilterRule> trusted;

    ClientAddress(EdgeProperties properties) {
        this.trusted =
                properties.trustedProxies().stream().map(ClientAddress::rule).toList();
    }

    private static IpSubnetFilterRule rule(String network) {
        boolean single = network.indexOf('/') < 0;
        String cidr = single ? network + (network.indexOf(':') < 0 ? "/32" : "/128") : network;
        return new IpSubnetFilterRule(cidr, IpFilterRuleType.ACCEPT);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders claimed = request.getHeaders();
        InetSocketAddress peer = request.getRemoteAddress();
        boolean believed = peer != null && trusts(peer.getAddress());
        String address = believed ? forwarded(claimed, peer) : text(peer);
        String host = believed ? firstOf(claimed, "X-Forwarded-Host") : null;
        String scheme = believed ? firstOf(claimed, "X-Forwarded-Proto") : null;
        ServerHttpRequest settled = request.mutate()
                .headers(headers -> {
                    CLAIMS.forEach(headers::remove);
                    headers.set("X-Forwarded-For", address);
                    headers.set("X-Forwarded-Proto", scheme != null ? scheme : schemeOf(request));
                    String asked = host != null ? host : headers.getFirst(HttpHeaders.HOST);
                    if (asked != null) {
                        headers.set("X-Forwarded-Host", asked);
                    }
                })
                .build();
        return chain.filter(exchange.mutate().request(settled).build());
    }

    /** Reads from the right, the only part that proxies we trust have written, to the first address that is none. */
    private String forwarded(HttpHeaders claimed, @Nullable InetSocketAddress peer) {
        String nearest = text(peer);
        String[] chain =
                StringUtils.commaDelimitedListToStringArray(String.join(",", claimed.getOrEmpty("X-Forwarded-For")));
        for (int i = chain.length - 1; i >= 0; i--) {
            InetAddress hop = parse(chain[i].strip());
            if (hop == null) {
                break;
            }
            nearest = hop.getHostAddress();
            if (!trusts(hop)) {
                break;
            }
        }
        return nearest;
    }

    private static @Nullable InetAddress parse(String address) {
        return NetUtil.createInetAddressFromIpAddressString(address);
    }

    private boolean trusts(@Nullable InetAddress address) {
        if (address == null || trusted.isEmpty()) {
            return false;
        }
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(rule -> rule.matches(socket));
    }

    private static String text(@Nullable InetSocketAddress peer) {
        return peer == null || peer.getAddress() == null
                ? "0.0.0.0"
                : peer.getAddress().getHostAddress();
    }

    private static String schemeOf(ServerHttpRequest request) {
        String scheme = request.getURI().getScheme();
        return scheme == null ? "http" : scheme;
    }

    private static @Nullable String firstOf(HttpHeaders headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? null : value.split(",", 2)[0].strip();
    }
}
