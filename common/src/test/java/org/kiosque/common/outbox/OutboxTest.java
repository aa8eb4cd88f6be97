package org.kiosque.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.CommentApproved;

class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-11-02T06:00:00Z");

    private static Outbox after(Outbox before, Instant time) {
        return before.with(new CommentApproved("c", "k3v9x2m4qd7h", "en", time), time);
    }

    @Test
    void sequencesRiseWithinOneMillisecondAndWhenTheClockGoesBack() {
        Outbox first = after(Outbox.empty(), NOW);
        Outbox second = after(first, NOW);
        Outbox third = after(second, NOW.minusSeconds(3600));
        assertThat(List.of(first.sequence(), second.sequence(), third.sequence()))
                .containsExactly(NOW.toEpochMilli(), NOW.toEpochMilli() + 1, NOW.toEpochMilli() + 2);
    }

    @Test
    void afterAnOlderBackupWasRestoredSequencesDoNotGoBack() {
        Outbox yesterday = after(Outbox.empty(), NOW.minusSeconds(86_400));
        Outbox lost = after(after(yesterday, NOW.minusSeconds(600)), NOW.minusSeconds(300));
        assertThat(after(yesterday, NOW).sequence()).isGreaterThan(lost.sequence());
    }

    @Test
    void whatWasCountedFromOneGoesOn() {
        assertThat(after(new Outbox(7, List.of(), null), NOW).sequence()).isGreaterThan(7);
    }

    @Test
    void oneEventInPlaceOfAllThatWaitIsLaterThanTheseAndAsOld() {
        Outbox waiting = after(after(Outbox.empty(), NOW), NOW.plusSeconds(1));
        Instant later = NOW.plusSeconds(2);
        Outbox one = waiting.withOnly(new CommentApproved("c", "k3v9x2m4qd7h", "en", later), later);
        assertThat(one.pending()).singleElement().satisfies(event -> {
            assertThat(event.sequence()).isEqualTo(one.sequence()).isGreaterThan(waiting.sequence());
            assertThat(event.time()).isEqualTo(later);
        });
        assertThat(one.since()).isEqualTo(NOW);
    }
}
