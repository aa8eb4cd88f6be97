package org.kiosque.gateway.edge.trust;

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

    private final Networks trusted;

    ClientAddress(TrustProperties properties) {
        this.trusted = new Networks(properties.trustedProxies());
    }

    /** The reader's address, by which services limit and ban. */
    public static String of(ServerHttpRequest request) {
        String settled = request.getHeaders().getFirst(FORWARDED_FOR);
        return settled == null ? NOBODY : settled;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders claimed = request.getHeaders();
        boolean believed = trusts(peer(request));
        String address = text(decide(request));
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

    /** Who the reader is, also before {@link #of} can say so; null where even the peer is unknown. */
    public @Nullable InetAddress decide(ServerHttpRequest request) {
        InetAddress peer = peer(request);
        return trusts(peer) ? forwarded(request.getHeaders(), peer) : peer;
    }

    private static @Nullable InetAddress peer(ServerHttpRequest request) {
        InetSocketAddress peer = request.getRemoteAddress();
        return peer == null ? null : peer.getAddress();
    }

    /** Reads from the right, the only part that proxies we trust have written, to the first address that is none. */
    private @Nullable InetAddress forwarded(HttpHeaders claimed, @Nullable InetAddress peer) {
        InetAddress nearest = peer;
        String[] chain =
                StringUtils.commaDelimitedListToStringArray(String.join(",", claimed.getOrEmpty(FORWARDED_FOR)));
        for (int i = chain.length - 1; i >= 0; i--) {
            InetAddress hop = parse(chain[i].strip());
            if (hop == null) {
                break;
            }
            nearest = hop;
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
        return trusted.contain(address);
    }

    private static String text(@Nullable InetAddress address) {
        return address == null ? NOBODY : address.getHostAddress();
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
