package org.kiosque.gateway.site.readers;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The opaque id of a reader who has agreed to have one, in the reader's browser and nowhere else on our side. The script of articles
 * reads it, too, so that it is no secret from scripts of the site.
 */
@Component
class ReaderCookie {

    static final String NAME = "reader";

    /** As recommendation-service wants it. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /** As long as recommendation-service remembers, unless it was told otherwise. */
    private static final Duration KEPT_FOR = Duration.ofDays(180);

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final boolean secure;

    ReaderCookie(SiteProperties site) {
        this.secure = "https".equals(site.baseUrl().getScheme());
    }

    /** Whether the browser says that its reader is not to be followed: then there is no id, whatever was agreed to before. */
    static boolean isObjectedTo(HttpHeaders headers) {
        return "1".equals(headers.getFirst("DNT")) || "1".equals(headers.getFirst("Sec-GPC"));
    }

    /** The id that a browser has, whether it objects by now or not. */
    static Optional<String> kept(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(NAME))
                .map(HttpCookie::getValue)
                .filter(id -> ID.matcher(id).matches());
    }

    /** A new id, unless the browser has one. */
    void give(ServerWebExchange exchange) {
        byte[] id = new byte[BYTES];
        random.nextBytes(id);
        put(
                exchange,
                kept(exchange).orElse(Base64.getUrlEncoder().withoutPadding().encodeToString(id)),
                KEPT_FOR);
    }

    void takeAway(ServerWebExchange exchange) {
        put(exchange, "", Duration.ZERO);
    }

    private void put(ServerWebExchange exchange, String value, Duration keptFor) {
        exchange.getResponse()
                .addCookie(ResponseCookie.from(NAME, value)
                        .path("/")
                        .maxAge(keptFor)
                        .secure(secure)
                        .sameSite("Strict")
                        .build());
    }
}
