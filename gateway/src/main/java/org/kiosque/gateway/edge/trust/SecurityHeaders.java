package org.kiosque.gateway.edge.trust;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.Filters;
import org.kiosque.gateway.edge.Territory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Puts the same security headers on every answer: cached or rendered pages, proxied JSON, images, errors.
 *
 * <p>They replace what a service may have set, so that there is never a header twice. {@code Strict-Transport-Security} (RFC 6797)
 * is ours to send, though TLS ends in front of us: the site's public address says whether there is any. It is of this host alone, since
 * of others below it we know nothing.
 */
@Component
@Order(Filters.SECURITY_HEADERS)
public class SecurityHeaders implements WebFilter {

    private static final String HCAPTCHA = " https://hcaptcha.com https://*.hcaptcha.com";

    private final String contentSecurityPolicy;

    /** Null where readers do not come by TLS. */
    private final @Nullable String strictTransportSecurity;

    SecurityHeaders(TrustProperties properties, @Value("${kiosque.site.base-url}") URI site) {
        this.strictTransportSecurity = "https".equals(site.getScheme())
                ? "max-age=" + properties.hstsMaxAge().toSeconds()
                : null;
        String third = "hcaptcha".equals(properties.captchaProvider()) ? HCAPTCHA : "";
        this.contentSecurityPolicy = "default-src 'self'; "
                + "script-src 'self'" + third + "; "
                + "style-src 'self'" + third + "; "
                + "img-src 'self' data:; "
                + "connect-src 'self'" + third + "; "
                + "worker-src 'self'; "
                + (third.isEmpty() ? "frame-src 'none'; " : "frame-src" + third + "; ")
                + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            putInto(headers);
            if (Territory.of(exchange.getRequest().getPath().value()) == Territory.NEWSROOM
                    && !isNamedByItsContent(headers)) {
                headers.setCacheControl("no-store");
            }
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    /** What is the same for everybody and for ever: a style sheet, a script. */
    private static boolean isNamedByItsContent(HttpHeaders headers) {
        String control = headers.getCacheControl();
        return control != null && control.endsWith("immutable");
    }

    /** For answers that pass no filter. */
    public void putInto(HttpHeaders headers) {
        headers.set("Content-Security-Policy", contentSecurityPolicy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (strictTransportSecurity != null) {
            headers.set("Strict-Transport-Security", strictTransportSecurity);
        } else {
            headers.remove("Strict-Transport-Security");
        }
        headers.remove("Server");
        headers.remove("X-Powered-By");
    }
}
