package org.kiosque.gateway.edge.trust;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.Filters;
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
public class ClientAddress implements WebFilter {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String NOBODY = "0.0.0.0";
    private static final List<String> CLAIMS = List.of(
            "Forwarded",
            FORWARDED_FOR,
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Ssl",
            "X-Real-IP",
            "Upgrade", // nobody here speaks anything else, and a connection that changes its tongue has no limits
            "HTTP2-Settings");

    private final List<IpSubnetFilterRule> trusted;

    ClientAddress(TrustProperties properties) {
        this.trusted =
                properties.trustedProxies().stream().map(ClientAddress::rule).toList();
    }

    /** The reader's address, by which services limit and ban. */
    public static String of(ServerHttpRequest request) {
        String settled = request.getHeaders().getFirst(FORWARDED_FOR);
        return settled == null ? NOBODY : settled;
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
                    headers.set(FORWARDED_FOR, address);
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
                StringUtils.commaDelimitedListToStringArray(String.join(",", claimed.getOrEmpty(FORWARDED_FOR)));
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
                ? NOBODY
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
