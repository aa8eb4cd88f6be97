package org.kiosque.common.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.kiosque.common.answers.Changes.Moment;

class ChangesTest {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final List<String> BRIDGE = List.of("bridge");

    private final AtomicLong nanos = new AtomicLong(-5);
    private final AtomicBoolean followed = new AtomicBoolean(true);
    private final Changes changes = new Changes(LONGEST, nanos::get);

    ChangesTest() {
        changes.followedBy(followed::get);
    }

    @Test
    void aCopyHoldsUntilSomethingThatItTellsOfChanges() {
        Moment read = changes.now();

        changes.of("train");
        assertThat(changes.none(read, BRIDGE)).isTrue();
        changes.of("bridge");
        assertThat(changes.none(read, BRIDGE)).isFalse();
        assertThat(changes.none(read, List.of("boat", "bridge"))).isFalse();
        assertThat(changes.none(changes.now(), BRIDGE)).isTrue();
    }

    @Test
    void whatATopicTellsWithoutANumberIsUnsettledForAWhile() {
        Moment read = changes.now();

        changes.unsettle("bridge");
        assertThat(changes.none(read, BRIDGE)).isFalse();
        assertThat(changes.settled("bridge", Long.MAX_VALUE)).isFalse();
        assertThat(changes.settled("train", 0)).isTrue();

        pass(Duration.ofSeconds(5));
        assertThat(changes.settled("bridge", Long.MAX_VALUE)).isTrue();
    }

    @Test
    void noCopyHoldsForEver() {
        Moment read = changes.now();

        pass(LONGEST);
        assertThat(changes.none(read, BRIDGE)).isTrue();
        nanos.incrementAndGet();
        assertThat(changes.none(read, BRIDGE)).isFalse();
    }

    @Test
    void whenNobodyTellsOfChangesACopyHoldsForASecond() {
        Moment whileFollowed = changes.now();
        followed.set(false);
        Moment read = changes.now();

        pass(Changes.UNFOLLOWED);
        assertThat(changes.none(read, BRIDGE)).isTrue();
        nanos.incrementAndGet();
        assertThat(changes.none(read, BRIDGE)).isFalse();
        assertThat(changes.none(whileFollowed, BRIDGE)).isFalse();

        followed.set(true);
        assertThat(changes.none(read, BRIDGE))
                .as("nobody knows what changed since it was read")
                .isFalse();
        assertThat(changes.none(whileFollowed, BRIDGE))
                .as("all that changed since has been told by now")
                .isTrue();
    }

    @Test
    void whatIsMadeOfTwoReadingsHoldsNoLongerThanEither() {
        followed.set(false);
        Moment first = changes.now();
        followed.set(true);
        pass(Duration.ofMillis(900));
        Moment second = changes.now();

        assertThat(second.and(first)).isEqualTo(first.and(second));
        pass(Duration.ofMillis(200));
        assertThat(changes.none(second, BRIDGE)).isTrue();
        assertThat(changes.none(second.and(first), BRIDGE)).isFalse();
    }

    @Test
    void nothingIsSettledUntilTheStoreHasComeAsFarAsTheTopic() {
        Moment before = changes.now();

        changes.told("bridge", 7);
        changes.told("bridge", 6); // a repetition

        assertThat(changes.none(before, BRIDGE)).isFalse();
        assertThat(changes.settled("bridge", 6)).isFalse();
        assertThat(changes.settled("bridge", 7)).isTrue();
        assertThat(changes.settled("bridge", 8)).isTrue();
        assertThat(changes.settled("train", 0)).isTrue();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
