package org.kiosque.local.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * What is broken and when: it follows from the seed alone. Every part has its turn before one has a second, in random order;
 * turns overlap, since a pause may last into those of others. What is done depends on nothing of the machine. Once, the broker is away for a quarter of the whole, so that
 * outboxes fill, and once all parts die together.
 *
 * @param turns in the order of their time
 */
record FaultPlan(List<Turn> turns) {

    static final String BROKER = "kafka";

    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(2);
    private static final int LEAST_GAP_SECONDS = 3;
    private static final int MOST_GAP_SECONDS = 7;
    private static final int LEAST_PAUSE_SECONDS = 2;
    private static final int MOST_PAUSE_SECONDS = 10;
    /** Tokens are taken for a minute longer, and a little earlier, than they say. */
    private static final int LEAST_JUMP_SECONDS = 5;

    private static final int MOST_JUMP_SECONDS = 50;
    private static final Duration AROUND = Duration.ofSeconds(75);
    private static final int MOST_ENDS = 3;
    private static final int QUIET_AFTER_ALL_SECONDS = 12;

    /** @param after the beginning */
    record Turn(Duration after, Fault fault) {}

    static FaultPlan of(long seed, Duration length, List<String> parts) {
        var random = new Random(seed);
        var turns = new ArrayList<Turn>();
        turns.add(
                new Turn(length.dividedBy(4), new Fault.Outage(BROKER, shorter(length.dividedBy(4), LONGEST_OUTAGE))));
        Duration all = length.multipliedBy(2).dividedBy(3);
        turns.add(new Turn(all, new Fault.KillAll()));
        Deque<String> round = new ArrayDeque<>();
        Duration after = FIRST;
        while (after.compareTo(length) < 0) {
            if (round.isEmpty()) {
                List<String> shuffled = new ArrayList<>(parts);
                Collections.shuffle(shuffled, random);
                round.addAll(shuffled);
            }
            String part = round.pop();
            Fault drawn = draw(random, part);
            Fault fault = ends(drawn, part) && endsAround(after, part, turns) >= MOST_ENDS
                    ? new Fault.Pause(part, seconds(random, LEAST_PAUSE_SECONDS, MOST_PAUSE_SECONDS))
                    : drawn;
            boolean whileAllStart =
                    !after.minus(all).isNegative() && after.minus(all).toSeconds() < QUIET_AFTER_ALL_SECONDS;
            if (!whileAllStart) {
                turns.add(new Turn(after, fault));
            }
            after = after.plus(seconds(random, LEAST_GAP_SECONDS, MOST_GAP_SECONDS));
        }
        turns.sort(Comparator.comparing(Turn::after));
        return new FaultPlan(List.copyOf(turns));
    }

    /** Whether any clock is set wrong. */
    boolean setsClocks() {
        return turns.stream().anyMatch(turn -> turn.fault() instanceof Fault.ClockJump);
    }

    /** As often killed as all the rest together. */
    private static Fault draw(Random random, String part) {
        int kind = random.nextInt(8);
        Duration length = seconds(random, LEAST_PAUSE_SECONDS, MOST_PAUSE_SECONDS);
        Duration jump = seconds(random, LEAST_JUMP_SECONDS, MOST_JUMP_SECONDS);
        boolean back = random.nextBoolean();
        return switch (kind) {
            case 0 -> new Fault.Pause(part, length);
            case 1 -> new Fault.Slowness(part, length);
            case 2 -> new Fault.FullDisk(part, length);
            case 3 -> new Fault.ClockJump(part, back ? jump.negated() : jump, length);
            default -> new Fault.Kill(part);
        };
    }

    /** Whether a part may end by it. Many do when they can write nothing down. */
    private static boolean ends(Fault fault, String part) {
        return switch (fault) {
            case Fault.Kill(var victim) -> victim.equals(part);
            case Fault.Outage outage -> outage.part().equals(part);
            case Fault.FullDisk full -> full.part().equals(part);
            case Fault.KillAll() -> true;
            case Fault.Pause _, Fault.Slowness _, Fault.ClockJump _ -> false;
        };
    }

    /** The launcher gives up what ends five times within a minute. */
    private static long endsAround(Duration time, String part, List<Turn> turns) {
        return turns.stream()
                .filter(turn -> turn.after().minus(time).abs().compareTo(AROUND) < 0)
                .filter(turn -> ends(turn.fault(), part))
                .count();
    }

    private static Duration seconds(Random random, int least, int most) {
        return Duration.ofSeconds(random.nextInt(least, most + 1));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
