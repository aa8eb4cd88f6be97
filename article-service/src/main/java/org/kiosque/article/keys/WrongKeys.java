package org.kiosque.article.keys;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often an address may try what is no key, by this process: more than that is refused before it is looked up. */
@Component
class WrongKeys {

    static final int MOST_A_MINUTE = 20;

    private static final int MOST_ADDRESSES = 10_000;

    private final LoadingCache<String, Bucket> left = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build(_ -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(MOST_A_MINUTE).refillGreedy(MOST_A_MINUTE, Duration.ofMinutes(1)))
                    .build());

    boolean tooMany(String address) {
        Bucket bucket = left.getIfPresent(address);
        return bucket != null && bucket.getAvailableTokens() == 0;
    }

    void add(String address) {
        var _ = left.get(address).tryConsume(1);
    }
}
