package org.kiosque.common.answers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What has changed, as far as this replica knows, so that whoever keeps a copy can tell whether it still holds. Each change
 * takes a number. A copy remembers the {@link Moment} <em>before</em> it was read from the store, and holds until a change
 * of one of its subjects has a higher number: so a copy that was read before a change and put away after it never counts,
 * and nothing has to be looked up and removed.
 *
 * <p>As long as topics are {@linkplain #followedBy followed}, a copy holds until something changes, or for as long as
 * configured; otherwise for {@link #UNFOLLOWED}. Memory is fixed. Safe for use by several threads.
 */
public final class Changes {

    /** How long a copy holds when what others have changed is not heard of, or was not when it was read. */
    public static final Duration UNFOLLOWED = Duration.ofSeconds(1);

    /** Subjects share these: a change also ends copies about what shares its place, which costs a reading and no more. */
    private static final int PLACES = 1 << 14;

    private static final int TOLD_AT_MOST = 100_000;
    private static final Duration TOLD_FOR = Duration.ofMinutes(10);

    private final long longest;
    private final LongSupplier nanos;
    private final AtomicLong number = new AtomicLong();
    private final AtomicLongArray latest = new AtomicLongArray(PLACES);
    private final Cache<String, Long> told = Caffeine.newBuilder()
            .maximumSize(TOLD_AT_MOST)
            .expireAfterWrite(TOLD_FOR)
            .build();

    /** Longer than it takes as a rule until the store holds what a topic tells. */
    private static final Duration UNSETTLED_FOR = Duration.ofSeconds(5);

    private final Cache<String, Boolean> unsettled;

    private volatile BooleanSupplier followed = () -> false;

    /** @param longest how long a copy holds at most, whatever is heard or not */
    public Changes(Duration longest) {
        this(longest, System::nanoTime);
    }

    Changes(Duration longest, LongSupplier nanos) {
        this.longest = longest.toNanos();
        this.nanos = nanos;
        this.unsettled = Caffeine.newBuilder()
                .maximumSize(TOLD_AT_MOST)
                .expireAfterWrite(UNSETTLED_FOR)
                .ticker(nanos::getAsLong)
                .build();
    }

    /**
     * When something was read.
     *
     * @param followed whether the topics were followed then
     */
    public record Moment(long number, long nanos, boolean followed) {

        /** @return for what was made of two readings: it holds no longer than either */
        public Moment and(Moment other) {
            return new Moment(Math.min(number, other.number), Math.min(nanos, other.nanos), followed && other.followed);
        }
    }

    /** @param feed whether all has been heard, just now, that the topics tell; nothing may be missed in between */
    public void followedBy(BooleanSupplier feed) {
        followed = feed;
    }

    /** To be asked for <em>before</em> the store is. */
    public Moment now() {
        return new Moment(number.get(), nanos.getAsLong(), followed.getAsBoolean());
    }

    /** The store holds something new about a subject: copies that were read before do not hold any longer. */
    public void of(String subject) {
        long next = number.incrementAndGet();
        latest.accumulateAndGet(place(subject), next, Math::max);
    }

    /**
     * A topic tells of a change, which the store will perhaps hold a little later: besides {@link #of}, nothing about the
     * subject is {@linkplain #settled settled} until the store has come as far.
     *
     * @param sequence of the event
     */
    public void told(String subject, long sequence) {
        told.asMap().merge(subject, sequence, Math::max);
        of(subject);
    }

    /**
     * A topic tells of a change, and nothing in the store says whether it holds it yet, as with a count: besides {@link #of},
     * nothing about the subject is settled for five seconds.
     */
    public void unsettle(String subject) {
        unsettled.put(subject, true);
        of(subject);
    }

    /**
     * @param sequence up to which the store holds what topics told of the subject
     * @return false when more was told, within the last ten minutes, or the subject was unsettled
     */
    public boolean settled(String subject, long sequence) {
        Long heard = told.getIfPresent(subject);
        return (heard == null || heard <= sequence) && unsettled.getIfPresent(subject) == null;
    }

    /** @return whether a copy that was read at that moment still holds */
    public boolean none(Moment since, Collection<String> about) {
        boolean informed = since.followed && followed.getAsBoolean();
        if (nanos.getAsLong() - since.nanos > (informed ? longest : Math.min(longest, UNFOLLOWED.toNanos()))) {
            return false;
        }
        for (String subject : about) {
            if (latest.get(place(subject)) > since.number) {
                return false;
            }
        }
        return true;
    }

    private static int place(String subject) {
        int hash = subject.hashCode();
        return (hash ^ (hash >>> 14)) & (PLACES - 1);
    }
}
