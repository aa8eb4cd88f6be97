package org.kiosque.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendBackoffTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:15:00Z");

    private final SendBackoff backoff = new SendBackoff();

    @Test
    void aRestIsLongerEachTimeUpToHalfAMinute() {
        backoff.failed("a", false, NOW);
        assertThat(backoff.at(NOW.plusMillis(499))).containsExactly("a");
        assertThat(backoff.at(NOW.plusMillis(500))).isEmpty();
        backoff.failed("a", false, NOW);
        assertThat(backoff.at(NOW.plusMillis(999))).containsExactly("a");
        IntStream.range(0, 100).forEach(_ -> backoff.failed("a", false, NOW));
        assertThat(backoff.at(NOW.plusMillis(29_999))).containsExactly("a");
        assertThat(backoff.at(NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    void whileTheBrokerIsAwayNobodyRestsForLong() {
        IntStream.range(0, 100).forEach(_ -> backoff.failed("a", true, NOW));
        assertThat(backoff.at(NOW.plusSeconds(2))).isEmpty();
    }

    @Test
    void successEndsIt() {
        backoff.failed("a", false, NOW);
        backoff.failed("a", false, NOW);
        backoff.succeeded("a");
        assertThat(backoff.at(NOW)).isEmpty();
        backoff.failed("a", false, NOW);
        assertThat(backoff.at(NOW.plusMillis(500))).isEmpty();
    }

    @Test
    void itsMemoryIsBounded() {
        IntStream.range(0, 2 * SendBackoff.MOST).forEach(n -> backoff.failed("n" + n, false, NOW));
        assertThat(backoff.at(NOW)).hasSize(SendBackoff.MOST);
        assertThat(backoff.at(NOW.plusSeconds(120))).isEmpty(); // others have seen to them
        backoff.failed("late", false, NOW);
        assertThat(backoff.at(NOW)).containsExactly("late");
    }
}
