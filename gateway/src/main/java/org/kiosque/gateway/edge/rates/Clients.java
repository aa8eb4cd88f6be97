package org.kiosque.gateway.edge.rates;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.trust.Client;
import org.kiosque.gateway.edge.trust.Networks;
import org.springframework.stereotype.Component;

/** What each client may still ask for, in the memory of this process alone (decision record 15). */
@Component
class Clients {

    private final RateProperties properties;
    private final Networks exempt;
    private final TimeMeter clock;
    private final LoadingCache<Client, Allowance> allowances;

    Clients(RateProperties properties, InstantSource clock) {
        this.properties = properties;
        this.exempt = new Networks(properties.exempt());
        this.clock = new Ticks(clock);
        this.allowances = Caffeine.newBuilder()
                .executor(Runnable::run) // its upkeep is shorter than waking another thread for it
                .maximumSize(properties.clients())
                .build(_ -> new Allowance());
    }

    /** Null for those who are not limited. */
    @Nullable Allowance of(@Nullable InetAddress address) {
        return exempt.contain(address) ? null : allowances.get(Client.at(address));
    }

    /** What one client may still ask for; a limit that it never met costs no memory. */
    final class Allowance {

        private final Map<Limit, Bucket> buckets = new ConcurrentHashMap<>(4);

        /** Null where there is no limit. */
        @Nullable Bucket of(Limit limit) {
            Bucket known = buckets.get(limit);
            if (known != null) {
                return known;
            }
            Rate rate = properties.of(limit);
            return rate.isUnlimited() ? null : buckets.computeIfAbsent(limit, _ -> full(rate));
        }
    }

    private Bucket full(Rate rate) {
        return Bucket.builder()
                .addLimit(bucket -> bucket.capacity(rate.requests()).refillGreedy(rate.requests(), rate.per()))
                .withCustomTimePrecision(clock)
                .build();
    }

    private record Ticks(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
