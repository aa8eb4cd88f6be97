package org.kiosque.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestingTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:15:00Z");

    private final Resting resting = new Resting();

    @Test
    void aRestIsLongerEachTimeUpToHalfAMinute() {
        resting.failed("a", false, NOW);
        assertThat(resting.at(NOW.plusMillis(499))).containsExactly("a");
        assertThat(resting.at(NOW.plusMillis(500))).isEmpty();
        resting.failed("a", false, NOW);
        assertThat(resting.at(NOW.plusMillis(999))).containsExactly("a");
        IntStream.range(0, 100).forEach(_ -> resting.failed("a", false, NOW));
        assertThat(resting.at(NOW.plusMillis(29_999))).containsExactly("a");
        assertThat(resting.at(NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    void whileTheBrokerIsAwayNobodyRestsForLong() {
        IntStream.range(0, 100).forEach(_ -> resting.failed("a", true, NOW));
        assertThat(resting.at(NOW.plusSeconds(2))).isEmpty();
    }

    @Test
    void successEndsIt() {
        resting.failed("a", false, NOW);
        resting.failed("a", false, NOW);
        resting.succeeded("a");
        assertThat(resting.at(NOW)).isEmpty();
        resting.failed("a", false, NOW);
        assertThat(resting.at(NOW.plusMillis(500))).isEmpty();
    }

    @Test
    void itsMemoryIsBounded() {
        IntStream.range(0, 2 * Resting.MOST).forEach(n -> resting.failed("n" + n, false, NOW));
        assertThat(resting.at(NOW)).hasSize(Resting.MOST);
        assertThat(resting.at(NOW.plusSeconds(120))).isEmpty(); // others have seen to them
        resting.failed("late", false, NOW);
        assertThat(resting.at(NOW)).containsExactly("late");
    }
}
