package org.kiosque.local.bench.newsroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long the same thing took each time. */
final class Series {

    /** What takes so long in all is not done as often; a few times all the same. */
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private static final int FEWEST = 10;

    private final List<Duration> all;

    private Series(List<Duration> all) {
        this.all = all.stream().sorted().toList();
    }

    /**
     * Of a measure.
     *
     * @param shown with the page after it; empty where there is none
     */
    record Both(Series answer, Series shown) {}

    static Both of(Measure measure, int times) throws Exception {
        List<Duration> answer = new ArrayList<>();
        List<Duration> shown = new ArrayList<>();
        long begun = System.nanoTime();
        for (int number = 0; number < times; number++) {
            if (number >= FEWEST && System.nanoTime() - begun > ENOUGH.toNanos()) {
                break;
            }
            Measure.Took took;
            try {
                took = measure.step().once(number);
            } catch (Exception e) {
                throw new IllegalStateException(measure.name() + ": " + e.getMessage(), e);
            }
            answer.add(took.answer());
            if (took.shown() != null) {
                shown.add(took.shown());
            }
        }
        return new Both(new Series(answer), new Series(shown));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    Duration median() {
        return all.get(all.size() / 2);
    }

    Duration p95() {
        return all.get(Math.min(all.size() - 1, all.size() * 95 / 100));
    }
}
