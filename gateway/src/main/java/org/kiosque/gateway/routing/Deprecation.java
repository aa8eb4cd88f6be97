package org.kiosque.gateway.routing;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * That calls are going away, as clients are told: since when they are not to be relied on, from when they may be gone, and where
 * that is explained.
 *
 * @param path of calls, with all below it, written as routes are, such as {@code /api/v1/articles/{id}/related}
 * @param since its first moment, in UTC; may be to come
 * @param sunset likewise; null while that is open
 * @param link to a page for people; null for none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9745">RFC 9745, the Deprecation field</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8594">RFC 8594, the Sunset field</a>
 */
record Deprecation(
        PathPattern path,
        LocalDate since,
        @Nullable LocalDate sunset,
        @Nullable URI link) {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** @throws IllegalArgumentException with a sentence for an operator */
    static Deprecation of(RoutingProperties.GoingAway written) {
        String path = written.path();
        LocalDate since = written.since();
        LocalDate sunset = written.sunset();
        URI link = written.link();
        if (path == null || !path.startsWith("/api/") || path.endsWith("/") || path.contains("*")) {
            throw wrong("path begins with /api/, and has no star and no slash at its end");
        }
        if (since == null) {
            throw wrong("since is a date such as 2027-01-31");
        }
        if (sunset != null && sunset.isBefore(since)) {
            throw wrong("sunset is not before since");
        }
        if (link != null && !"https".equals(link.getScheme()) && !"http".equals(link.getScheme())) {
            throw wrong("link is an http or https address");
        }
        try {
            return new Deprecation(new PathPatternParser().parse(path + "/**"), since, sunset, link);
        } catch (PatternParseException malformed) {
            throw wrong("path is written as routes are, such as /api/v1/articles/{id}/related");
        }
    }

    private static IllegalArgumentException wrong(String fault) {
        return new IllegalArgumentException("kiosque.routing.deprecations: each " + fault);
    }

    boolean isOf(PathContainer asked) {
        return path.matches(asked);
    }

    void putInto(HttpHeaders headers) {
        headers.set("Deprecation", "@" + since.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
        if (sunset != null) {
            headers.set("Sunset", HTTP_DATE.format(sunset.atStartOfDay()));
        }
        if (link != null) {
            // Beside those of the service, such as to the next part of a list.
            headers.add(HttpHeaders.LINK, "<" + link.toASCIIString() + ">; rel=\"deprecation\"; type=\"text/html\"");
        }
    }
}
