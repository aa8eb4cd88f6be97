package org.kiosque.comment.captcha;

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

class UsedCaptchasTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    private final MongoClient client = MongoClients.create(TestMongo.database("used-captchas"));
    private final MongoTemplate mongo = new MongoTemplate(client, "used-captchas");
    private final UsedCaptchas used = new UsedCaptchas(mongo, InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void anAnswerIsUsedOnceButAgainForTheSameComment() {
        assertThat(used.use("t", "c1", NOW)).isTrue();
        assertThat(used.use("t", "c1", NOW)).isTrue();
        assertThat(used.use("t", "c2", NOW)).isFalse();
    }

    @Test
    void itIsRememberedForLongerThanAnybodyAcceptsIt() {
        used.use("t", "c1", NOW);

        new UsedCaptchas(mongo, InstantSource.fixed(NOW.plusSeconds(60))).purge();
        assertThat(used.use("t", "c2", NOW)).isFalse();
        new UsedCaptchas(mongo, InstantSource.fixed(NOW.plus(Duration.ofMinutes(6)))).purge();
        assertThat(mongo.getCollection("spentCaptchas").countDocuments()).isZero();
    }
}
