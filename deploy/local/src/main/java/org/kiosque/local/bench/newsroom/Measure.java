package org.kiosque.local.bench.newsroom;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that staff do again and again.
 *
 * @param bar what it may take
 */
record Measure(String name, Duration bar, Step step) {

    static final Duration LIST = Duration.ofMillis(300);
    static final Duration KEY = Duration.ofMillis(100);

    /** Once of it; what is needed for it first takes no part of the time. A failure ends the run. */
    @FunctionalInterface
    interface Step {
        Took once(int number) throws Exception;
    }

    /**
     * @param answer until it is done
     * @param shown until the page after it is there, too; null where there is none
     */
    record Took(Duration answer, @Nullable Duration shown) {

        static Took of(Page page) {
            return new Took(page.took(), null);
        }

        static Took of(Page done, Page after) {
            return new Took(done.took(), done.took().plus(after.took()));
        }
    }
}
