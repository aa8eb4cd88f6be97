package org.kiosque.gateway.edge.news;

import java.time.Duration;
import java.time.Instant;

/** Something that pages show, with the latest news of it. Read by all who serve pages, written by {@link News} alone. */
public final class Subject {

    private static final long NEVER = -1;

    private final String key;
    private volatile Told told = new Told(NEVER, Instant.MIN, NEVER, false, Long.MIN_VALUE);

    /**
     * @param order of the latest news
     * @param at when it was heard
     * @param withdrawn order of the latest withdrawal
     * @param gone whether nothing came after that withdrawal
     * @param sequence of the latest event that decided about {@code gone}
     */
    private record Told(long order, Instant at, long withdrawn, boolean gone, long sequence) {}

    Subject(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** Whether a rendering that began at {@code mark} may show what it was before the latest news. */
    public boolean hasChangedSince(NewsMark mark) {
        return told.order > mark.order();
    }

    /** Whether a rendering that began at {@code mark} may show what was withdrawn. */
    public boolean isWithdrawnFor(NewsMark mark) {
        Told latest = told;
        return latest.gone || latest.withdrawn > mark.order();
    }

    /** Whether services may not have taken in the latest news yet when a rendering began at {@code mark}. */
    boolean isSettlingAt(NewsMark mark, Duration settleFor) {
        Told latest = told;
        return latest.order != NEVER && mark.at().isBefore(latest.at.plus(settleFor));
    }

    void tell(long order, Instant at) {
        Told before = told;
        told = new Told(order, at, before.withdrawn, before.gone, before.sequence);
    }

    /**
     * What was sent twice may come late: it is news, but does not take back what came after it.
     *
     * @param gone whether it was withdrawn
     * @param sequence of the event
     */
    void tell(long order, Instant at, boolean gone, long sequence) {
        Told before = told;
        if (sequence < before.sequence) {
            tell(order, at);
        } else {
            told = new Told(order, at, gone ? order : before.withdrawn, gone, sequence);
        }
    }
}
