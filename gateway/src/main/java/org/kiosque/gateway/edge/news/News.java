package org.kiosque.gateway.edge.news;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * What has been told of what pages show. Subjects live as long as a page shows them, and those of which something was told also
 * for longer than any rendering takes that had begun before. Safe for use by several threads; readers never wait.
 */
@Component
public final class News {

    /** More than any rendering takes: its calls are broken off long before. */
    private static final Duration LONGEST_RENDERING = Duration.ofMinutes(1);

    /** Of which something was told lately; beyond that, everything counts as told. */
    private static final int MOST_TOLD = 50_000;

    private final Duration settleFor;
    private final InstantSource clock;
    private final Cache<String, Subject> known =
            Caffeine.newBuilder().executor(Runnable::run).weakValues().build();
    private final Cache<String, Subject> told;
    private final Subject site = new Subject(SurrogateKeys.SITE);
    private final List<NewsListener> listeners = new CopyOnWriteArrayList<>();

    private volatile long order;
    private volatile Instant unsettledUntil = Instant.MIN;
    private volatile BooleanSupplier feed = () -> false;

    News(NewsProperties properties, InstantSource clock, MeterRegistry meters) {
        this.settleFor = properties.settleFor();
        this.clock = clock;
        this.told = Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfterWrite(settleFor.plus(LONGEST_RENDERING))
                .maximumSize(MOST_TOLD)
                .evictionListener((_, _, cause) -> {
                    if (cause == RemovalCause.SIZE) {
                        tellOf(site);
                    }
                })
                .build();
        Gauge.builder("kiosque.news.current", this, news -> news.isCurrent() ? 1 : 0)
                .description("1 while all has been heard that the topics told a moment ago")
                .register(meters);
    }

    /** @param current whether all has been heard that was told a moment ago */
    void follow(BooleanSupplier current) {
        feed = current;
    }

    public void listen(NewsListener listener) {
        listeners.add(listener);
    }

    /** Whether what has changed is known here. False as well where no broker is configured. */
    public boolean isCurrent() {
        return feed.getAsBoolean();
    }

    /** Where the news stand now; to be taken before a rendering asks anybody. */
    public NewsMark mark() {
        return new NewsMark(order, clock.instant());
    }

    /** What goes by that key; the same one for all who ask. */
    public Subject subject(String key) {
        return key.equals(SurrogateKeys.SITE) ? site : known.get(key, Subject::new);
    }

    /** Whether a rendering that began at {@code mark} shows what services had surely taken in. */
    public boolean isSettled(NewsMark mark, Subject[] shown) {
        if (mark.at().isBefore(unsettledUntil)) {
            return false;
        }
        for (Subject subject : shown) {
            if (subject.isSettlingAt(mark, settleFor)) {
                return false;
            }
        }
        return true;
    }

    /** A service was away: when it is back, it may need as long as after any event to take in what was told meanwhile. */
    public void unsettle() {
        unsettledUntil = clock.instant().plus(settleFor);
    }

    /** There is news of what every page has, of which no topic tells. */
    public void tellOfSite() {
        tell(List.of(SurrogateKeys.SITE));
    }

    /** There is news of these. */
    void tell(Collection<String> keys) {
        keys.forEach(key -> tellOf(subject(key)));
        listeners.forEach(listener -> listener.told(keys));
    }

    /**
     * There is news of an article, and of what it changes.
     *
     * @param gone whether nobody is to read it any longer
     * @param sequence of the event
     * @param keys of what else is told by it
     */
    void tellOfArticle(String articleId, boolean gone, long sequence, Collection<String> keys) {
        Subject article = subject(SurrogateKeys.article(articleId));
        synchronized (this) {
            // In this order: who sees the new order sees the news, too.
            article.tell(order + 1, clock.instant(), gone, sequence);
            remember(article);
        }
        keys.forEach(key -> tellOf(subject(key)));
        listeners.forEach(listener -> {
            listener.told(List.of(article.key()));
            listener.told(keys);
        });
    }

    private void tellOf(Subject subject) {
        synchronized (this) {
            subject.tell(order + 1, clock.instant());
            remember(subject);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock; it is volatile for those who read
    private void remember(Subject subject) {
        if (subject != site) {
            told.put(subject.key(), subject);
        }
        order++;
    }
}
