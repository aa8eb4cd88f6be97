package org.kiosque.comment.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithStore;

class UsedCaptchasTest extends WithStore {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    private final UsedCaptchas used = new UsedCaptchas(mongo, InstantSource.fixed(NOW));

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
