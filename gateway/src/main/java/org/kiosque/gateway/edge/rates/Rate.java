package org.kiosque.gateway.edge.rates;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * How many requests one client may make in a time, all at once or one after the other.
 *
 * @param requests 0 for as many as they like
 */
record Rate(int requests, Duration per) {

    static final Rate UNLIMITED = new Rate(0, Duration.ofMinutes(1));

    Rate {
        if (requests < 0 || per.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "a rate needs at least one request, and a second: " + requests + "/" + per);
        }
    }

    /**
     * As it is configured.
     *
     * @param written such as {@code 60/1m}, or {@code off}
     * @throws IllegalArgumentException for anything else
     */
    public static Rate valueOf(String written) {
        if (written.equals("off")) {
            return UNLIMITED;
        }
        int slash = written.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a rate is written as 60/1m, or off: " + written);
        }
        int requests = Integer.parseInt(written.substring(0, slash).strip());
        if (requests == 0) {
            throw new IllegalArgumentException("a rate of nothing would let nobody in; off lets all in: " + written);
        }
        return new Rate(
                requests,
                DurationStyle.detectAndParse(written.substring(slash + 1).strip()));
    }

    boolean isUnlimited() {
        return requests == 0;
    }
}
