package org.kiosque.gateway.edge.rates;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * The limits as clients are told them.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields</a>
 */
final class RateFields {

    private final Map<Limit, String> policies = new EnumMap<>(Limit.class);

    RateFields(RateProperties properties) {
        for (Limit limit : Limit.values()) {
            Rate rate = properties.of(limit);
            policies.put(
                    limit,
                    "\"%s\";q=%d;w=%d"
                            .formatted(limit.label, rate.requests(), rate.per().toSeconds()));
        }
    }

    /** Rounded up, so that who waits that long does not come too early. */
    static long seconds(Duration time) {
        return Math.max(1, time.plusNanos(999_999_999).toSeconds());
    }

    void add(HttpHeaders headers, Limit limit, ConsumptionProbe left) {
        add(headers, "RateLimit-Policy", policies.getOrDefault(limit, ""));
        long reset = seconds(Duration.ofNanos(left.getNanosToWaitForReset()));
        add(headers, "RateLimit", "\"" + limit.label + "\";r=" + left.getRemainingTokens() + ";t=" + reset);
    }

    private static void add(HttpHeaders headers, String name, String item) {
        String before = headers.getFirst(name);
        headers.set(name, before == null ? item : before + ", " + item);
    }
}
