package org.kiosque.comment.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Push services that want to be left alone, or do not answer: nothing is sent to any browser there for a while. Of this process; each
 * learns it for itself. Thread-safe.
 */
final class RestingServices {

    /** Whatever one asks for: it is asked again then. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** After that many attempts in a row without an answer. */
    static final int MOST_UNANSWERED = 5;

    private static final Duration UNANSWERED = Duration.ofSeconds(30);
    private static final int MOST_SERVICES = 1_000;

    private final InstantSource clock;
    private final Cache<String, Instant> resting =
            Caffeine.newBuilder().maximumSize(MOST_SERVICES).build();
    private final Cache<String, Integer> unanswered =
            Caffeine.newBuilder().maximumSize(MOST_SERVICES).build();

    RestingServices(InstantSource clock) {
        this.clock = clock;
    }

    /** @param host that has answered, or has not */
    void heard(String host, PushClient.Answer answer) {
        if (answer.status() == 0) {
            if (unanswered.asMap().merge(host, 1, Integer::sum) >= MOST_UNANSWERED) {
                rests(host, UNANSWERED);
            }
            return;
        }
        unanswered.invalidate(host);
        Duration wanted = answer.retryAfter();
        if (answer.isForNow() && wanted != null) {
            rests(host, wanted);
        }
    }

    private void rests(String host, Duration pause) {
        Instant until = clock.instant().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        resting.asMap().merge(host, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** @return how long it is still to be left alone; zero when it is not */
    Duration restOf(String host) {
        Instant until = resting.getIfPresent(host);
        Instant now = clock.instant();
        return until == null || !until.isAfter(now) ? Duration.ZERO : Duration.between(now, until);
    }

    /** As after a start. */
    void forgetAll() {
        resting.invalidateAll();
        unanswered.invalidateAll();
    }
}
