package org.kiosque.comment.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestMongo;
import org.springframework.data.mongodb.core.MongoTemplate;

class RateLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    private final MongoClient client = MongoClients.create(TestMongo.database("rate-limit"));
    private final MongoTemplate mongo = new MongoTemplate(client, "rate-limit");

    @AfterEach
    void close() {
        mongo.getDb().drop();
        client.close();
    }

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
