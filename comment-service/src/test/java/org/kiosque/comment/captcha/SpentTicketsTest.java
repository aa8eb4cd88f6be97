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

class SpentTicketsTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    private final MongoClient client = MongoClients.create(TestMongo.database("tickets"));
    private final MongoTemplate mongo = new MongoTemplate(client, "tickets");
    private final UsedCaptchas tickets = new UsedCaptchas(mongo, InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void aTicketIsSpentOnceButAgainForTheSameComment() {
        assertThat(tickets.spend("t", "c1", NOW)).isTrue();
        assertThat(tickets.spend("t", "c1", NOW)).isTrue();
        assertThat(tickets.spend("t", "c2", NOW)).isFalse();
    }

    @Test
    void itIsRememberedForLongerThanAnybodyAcceptsIt() {
        tickets.spend("t", "c1", NOW);

        new UsedCaptchas(mongo, InstantSource.fixed(NOW.plusSeconds(60))).purge();
        assertThat(tickets.spend("t", "c2", NOW)).isFalse();
        new UsedCaptchas(mongo, InstantSource.fixed(NOW.plus(Duration.ofMinutes(6)))).purge();
        assertThat(mongo.getCollection("spentCaptchas").countDocuments()).isZero();
    }
}
