package org.kiosque.recommendation.trending.score;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Over what time attention counts; half of it is gone after a quarter of that.
 *
 * @param hours how many, the current one included
 */
public record Window(int hours) {

    /** @return the beginning of the first hour that counts */
    public Instant since(Instant now) {
        return hourOf(now).minus(Duration.ofHours(hours - 1L));
    }

    /**
     * By whole hours, so that an order follows from what was counted and the hour alone: who asks a moment later, or another
     * replica, gets the same.
     *
     * @param hour its beginning
     * @return 1 for the current hour, 0 outside the window
     */
    public double weight(Instant hour, Instant now) {
        long age = Duration.between(hourOf(hour), hourOf(now)).toHours();
        if (age >= hours) {
            return 0;
        }
        return Math.pow(0.5, Math.max(0, age) * 4.0 / hours);
    }

    private static Instant hourOf(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }
}
