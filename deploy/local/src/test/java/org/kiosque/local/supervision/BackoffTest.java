package org.kiosque.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void pausesGrowAndTheFifthEndWithinAMinuteIsTheLast() {
        var backoff = new Backoff();
        assertThat(backoff.after(NOON)).isEqualTo(new Backoff.Again(Duration.ofMillis(500)));
        assertThat(backoff.after(NOON.plusSeconds(5))).isEqualTo(new Backoff.Again(Duration.ofSeconds(1)));
        assertThat(backoff.after(NOON.plusSeconds(10))).isEqualTo(new Backoff.Again(Duration.ofSeconds(2)));
        assertThat(backoff.after(NOON.plusSeconds(20))).isEqualTo(new Backoff.Again(Duration.ofSeconds(4)));
        assertThat(backoff.after(NOON.plusSeconds(30))).isEqualTo(new Backoff.GiveUp(5));
    }

    @Test
    void aPartThatEndsNowAndThenIsStartedAgainForEver() {
        var backoff = new Backoff();
        for (int minute = 0; minute < 20; minute++) {
            assertThat(backoff.after(NOON.plus(Duration.ofSeconds(61L * minute))))
                    .isEqualTo(new Backoff.Again(Duration.ofMillis(500)));
        }
    }
}
