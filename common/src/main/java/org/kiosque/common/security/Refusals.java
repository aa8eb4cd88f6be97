package org.kiosque.common.security;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kiosque.common.text.Mailboxes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every request that was refused for want of a right, and logs some of each kind: nobody fills the log by asking, and
 * nobody's address stands in it.
 */
final class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final int LINES_A_MINUTE = 6;

    private final Map<String, Bucket> lines = new ConcurrentHashMap<>();

    /**
     * @param kind one of a few: it is a tag
     * @param why for operators, without anything of the token itself
     */
    void add(String kind, HttpServletRequest request, String why) {
        Metrics.counter("security.refused", "kind", kind).increment();
        Bucket some = lines.computeIfAbsent(
                kind,
                _ -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(LINES_A_MINUTE).refillGreedy(LINES_A_MINUTE, Duration.ofMinutes(1)))
                        .build());
        if (some.tryConsume(1)) {
            log.atWarn()
                    .addKeyValue("kind", kind)
                    .addKeyValue("method", request.getMethod())
                    .addKeyValue("path", Mailboxes.hidden(request.getRequestURI()))
                    .log("Refused: {}", why);
        }
    }
}
