package org.kiosque.comment.reading.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.comment.reading.stream.KeptEvents.Kept;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.events.CommentRemoved;

class KeptEventsTest {

    private static CommentEvent event(String comment, String article) {
        return new CommentRemoved(comment, article, "fr", Instant.EPOCH);
    }

    private static List<String> told(Optional<List<Kept>> since) {
        return since.orElseThrow().stream()
                .map(kept -> kept.event().commentId())
                .toList();
    }

    private static Positions id(String written) {
        return Objects.requireNonNull(Positions.read(written));
    }

    @Test
    void whatTwoReplicasHeardInAnotherOrderIsToldOnceAllTheSame() {
        var one = new KeptEvents(10);
        one.add(event("a", "x"), 0, 0);
        one.add(event("b", "x"), 2, 40);
        var other = new KeptEvents(10);
        other.add(event("b", "x"), 2, 40);
        other.add(event("a", "x"), 0, 0);
        other.add(event("c", "x"), 0, 1);
        other.add(event("d", "y"), 1, 0);

        assertThat(told(other.since(id(one.heard().written()), "x"))).containsExactly("c");
        assertThat(told(other.since(id("0.0"), "x"))).containsExactly("b", "c");
    }

    @Test
    void whatIsHeardTwiceIsToldOnce() {
        var kept = new KeptEvents(10);

        assertThat(kept.add(event("a", "x"), 0, 7)).isPresent();
        assertThat(kept.add(event("a", "x"), 0, 7)).isEmpty();
        assertThat(kept.add(event("a", "x"), 0, 6)).isEmpty();
    }

    @Test
    void whoWasAwayForLongerThanIsKeptIsToldSo() {
        var kept = new KeptEvents(2);
        for (int i = 0; i < 4; i++) {
            kept.add(event("c" + i, "x"), i % 2, i);
        }

        assertThat(told(kept.since(id("0.0-1.1"), "x"))).containsExactly("c2", "c3");
        assertThat(kept.since(id("0.0"), "x")).isEmpty();
        assertThat(kept.since(Positions.NONE, "x")).isEmpty();
    }

    @Test
    void anIdOfMoreThanWasHeardHereTellsNothing() {
        var kept = new KeptEvents(2);
        kept.add(event("a", "x"), 0, 5);

        assertThat(kept.since(id("0.6"), "x")).isEmpty();
        assertThat(kept.since(id("0.5-3.0"), "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "0", "0.", ".0", "0.0-", "-1.0", "0.0.0", "zzz.0", "0.0\n", "0.zzzzzzzzzzzzz", "é.0"})
    void whatWasNotWrittenHereIsNoId(String text) {
        assertThat(Positions.read(text)).isNull();
    }

    @Test
    void anIdIsReadAsItWasWritten() {
        Positions positions =
                Positions.NONE.with(11, 123_456_789_012L).with(0, 0).with(3, 35);

        assertThat(positions.written()).isEqualTo("0.0-3.z-b.1kpqzg2c");
        assertThat(id(positions.written()).written()).isEqualTo(positions.written());
        assertThat(Positions.read("0.0-".repeat(2_000) + "0.0")).isNull();
    }
}
