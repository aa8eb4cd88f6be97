package org.kiosque.local.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code deploy/chaos} was asked for.
 *
 * @param seed of all that is random: the same one breaks the same things after the same times, and has the same work done
 * @param length how long things are broken, 10 seconds to 1 hour
 * @param port of the site; the others follow from it
 * @param replicas instances of each service, 1 or 2
 * @param runs one after the other, each with the next seed, 1 to 100
 * @param data where the platform keeps everything; a folder that is not there yet, or is left of an earlier run
 */
record ChaosOptions(long seed, Duration length, int port, int replicas, int runs, Path data) {

    static final String USAGE =
            "usage: deploy/chaos [--seed N] [--runs N] [--minutes N | --seconds N] [--replicas 1|2] [--port N] [--data DIR]";

    private static final Duration USUAL = Duration.ofMinutes(2);
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int USUAL_PORT = 26080;
    private static final long HIGHEST_SEED = Long.MAX_VALUE / 2;
    private static final int MOST_RUNS = 100;
    private static final int HIGHEST_PORT = 60_000;

    /**
     * @param seed when none is named
     * @param folder below which the data lies when no other is named
     * @throws IllegalArgumentException in words for the person who typed it
     */
    static ChaosOptions parse(List<String> arguments, long seed, Path folder) {
        long chosen = seed;
        Duration length = USUAL;
        int port = USUAL_PORT;
        int replicas = 2;
        int runs = 1;
        @Nullable Path data = null;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            if (rest.isEmpty()) {
                throw new IllegalArgumentException(USAGE);
            }
            String value = rest.pop();
            switch (option) {
                case "--seed" -> chosen = number(option, value, 0, HIGHEST_SEED);
                case "--runs" -> runs = (int) number(option, value, 1, MOST_RUNS);
                case "--minutes" -> length = Duration.ofMinutes(number(option, value, 1, LONGEST.toMinutes()));
                case "--seconds" ->
                    length = Duration.ofSeconds(number(option, value, SHORTEST.toSeconds(), LONGEST.toSeconds()));
                case "--replicas" -> replicas = (int) number(option, value, 1, 2);
                case "--port" -> port = (int) number(option, value, 1, HIGHEST_PORT);
                case "--data" -> data = Path.of(value).toAbsolutePath().normalize();
                default -> throw new IllegalArgumentException("I do not know \"%s\".%n%s".formatted(option, USAGE));
            }
        }
        return new ChaosOptions(
                chosen, length, port, replicas, runs, data == null ? folder.resolve("chaos-" + chosen) : data);
    }

    private static long number(String option, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is out of bounds.
        }
        throw new IllegalArgumentException(
                "%s takes a number from %d to %d, not \"%s\".".formatted(option, least, most, text));
    }

    /**
     * One of the runs, with a folder of its own beside those of the others.
     *
     * @param number counted from 0
     */
    ChaosOptions run(int number) {
        Path own = number == 0 ? data : data.resolveSibling(data.getFileName() + "-" + number);
        return new ChaosOptions(seed + number, length, port, replicas, 1, own);
    }

    /** The command that does it all once more. */
    String replay() {
        return "deploy/chaos --seed %d%s --seconds %d --replicas %d"
                .formatted(seed, runs == 1 ? "" : " --runs " + runs, length.toSeconds(), replicas);
    }
}
