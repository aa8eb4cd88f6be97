package org.kiosque.gateway.edge.pages;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rendered page as it is kept.
 *
 * @param about as {@link PageDeclaration} has it
 * @param renderedAt when the bytes were known to be right
 * @param checkedAt when we last tried; later than {@code renderedAt} after a failed try
 * @param freshUntil when we try again
 */
record KeptPage(
        Rendition rendition, @Nullable String about, Instant renderedAt, Instant checkedAt, Instant freshUntil) {

    static KeptPage rendered(PageKey key, Rendition rendition, Instant at) {
        return new KeptPage(rendition, key.about(), at, at, at.plus(key.page().freshFor()));
    }

    /** Tried again no sooner than a fresh page would be, so that a service that is down is not hammered. */
    KeptPage triedInVain(PageKey key, Instant now) {
        return new KeptPage(
                rendition, about, renderedAt, now, now.plus(key.page().freshFor()));
    }

    boolean isFresh(Instant now) {
        return now.isBefore(freshUntil);
    }

    boolean isStale() {
        return !renderedAt.equals(checkedAt);
    }

    Duration age(Instant now) {
        return Duration.between(renderedAt, now);
    }
}
