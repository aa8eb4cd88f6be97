package org.kiosque.comment.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithStore;

class RateLimitTest extends WithStore {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    @Test
    void whoPostedRecentlyIsForgottenWhenItNoLongerCounts() {
        var limits = new PostingProperties(2, Duration.ofMinutes(10));
        new RateLimit(mongo, InstantSource.fixed(NOW), limits).pass("0123", "c1");

        new RateLimit(mongo, InstantSource.fixed(NOW.plus(Duration.ofMinutes(9))), limits).purge();
        assertThat(mongo.getCollection("recentPosts").countDocuments()).isEqualTo(1);
        new RateLimit(mongo, InstantSource.fixed(NOW.plus(Duration.ofMinutes(11))), limits).purge();
        assertThat(mongo.getCollection("recentPosts").countDocuments()).isZero();
    }
}
