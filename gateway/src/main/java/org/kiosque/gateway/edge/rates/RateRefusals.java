package org.kiosque.gateway.edge.rates;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts every request that came too often, and logs some: nobody fills the log, and nobody's address stands in it. */
@Component
class RateRefusals {

    private static final Logger log = LoggerFactory.getLogger(RateRefusals.class);
    private static final int LINES_A_MINUTE = 6;

    private final Map<Limit, Counter> counters = new EnumMap<>(Limit.class);
    private final Map<Limit, Bucket> lines = new EnumMap<>(Limit.class);

    RateRefusals(MeterRegistry meters) {
        for (Limit limit : Limit.values()) {
            counters.put(
                    limit,
                    Counter.builder("kiosque.rates.refused")
                            .tag("kind", limit.label)
                            .description("requests of clients that asked too often")
                            .register(meters));
            lines.put(
                    limit,
                    Bucket.builder()
                            .addLimit(bucket ->
                                    bucket.capacity(LINES_A_MINUTE).refillGreedy(LINES_A_MINUTE, Duration.ofMinutes(1)))
                            .build());
        }
    }

    void add(Limit limit) {
        Objects.requireNonNull(counters.get(limit)).increment();
        if (Objects.requireNonNull(lines.get(limit)).tryConsume(1)) {
            log.warn("Refused: a client is over its limit of {}", limit.label);
        }
    }
}
