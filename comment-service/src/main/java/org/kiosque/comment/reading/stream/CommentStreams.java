package org.kiosque.comment.reading.stream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.discussions.DiscussionException.ArticleWithdrawnException;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.reading.stream.KeptEvents.Kept;
import org.kiosque.comment.reading.stream.StreamPlaces.Place;
import org.kiosque.common.events.CommentEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * All streams of this replica. What the topic tells of an article goes to each of its streams at once; how many comments it
 * has follows, and a heartbeat where nothing else does, by {@link #tick}. Streams end in the first phase of a stop, before
 * the web server waits for what is under way. Safe for use by several threads.
 *
 * <p>Only hearing and opening exclude each other, so that whoever opens a stream misses nothing and hears nothing twice;
 * whoever has the lock of a stream never waits for theirs.
 */
final class CommentStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CommentStreams.class);

    /** Of one article while somebody was away; who missed more reads the discussion again. */
    static final int MOST_MISSED = 100;

    /** Readers of a replica that stops come back over this time, and not all at once. */
    private static final Duration RETRY_FIRST = Duration.ofSeconds(1);

    private static final Duration RETRY_LAST = Duration.ofSeconds(6);

    private static final int COUNTED_AT_ONCE = 100;

    private final Comments comments;
    private final Discussions discussions;
    private final Frames frames;
    private final StreamProperties limits;
    private final StreamPlaces places;

    private final Map<String, Set<OpenStream>> byArticle = new ConcurrentHashMap<>();
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final Set<String> toBeCounted = ConcurrentHashMap.newKeySet();

    /** Guarded by itself, and so is whose streams are there when something is heard. */
    private final KeptEvents kept;

    private volatile boolean caughtUp;
    private volatile boolean running;

    CommentStreams(
            Comments comments, Discussions discussions, Frames frames, StreamProperties limits, MeterRegistry meters) {
        this.comments = comments;
        this.discussions = discussions;
        this.frames = frames;
        this.limits = limits;
        this.places = new StreamPlaces(limits, meters);
        this.kept = new KeptEvents(limits.keptEvents());
    }

    int open() {
        return places.taken();
    }

    StreamPlaces places() {
        return places;
    }

    /**
     * @param place is given back when the stream is over
     * @param last the id of the last event that the reader has heard, as it was sent; null for who comes first
     */
    void open(Place place, String articleId, @Nullable String last, AsyncContext context, ServletOutputStream out) {
        var stream = new OpenStream(articleId, place, context, out, this::gone);
        Optional<List<Kept>> missed;
        String id;
        synchronized (kept) {
            missed = last == null ? Optional.of(List.of()) : missedSince(Positions.read(last), articleId);
            id = caughtUp ? kept.heard().written() : "";
            byArticle.compute(articleId, (_, streams) -> {
                Set<OpenStream> all = streams == null ? ConcurrentHashMap.newKeySet() : streams;
                all.add(stream);
                return all;
            });
        }
        List<byte[]> first = new ArrayList<>();
        first.add(Frames.hello(retry(), missed.isPresent() && missed.get().isEmpty() ? id : ""));
        missed.ifPresentOrElse(told -> first.addAll(frames.of(told)), () -> first.add(frames.reset(id)));
        Long count = counts.get(articleId);
        if (count == null) {
            toBeCounted.add(articleId);
        } else {
            first.add(frames.count(count));
        }
        stream.begin(first);
        if (!running) { // since it was let in
            stream.end();
        }
    }

    private Optional<List<Kept>> missedSince(@Nullable Positions before, String articleId) {
        return before == null || !caughtUp
                ? Optional.empty()
                : kept.since(before, articleId).filter(missed -> missed.size() <= MOST_MISSED);
    }

    private static Duration retry() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(RETRY_FIRST.toMillis(), RETRY_LAST.toMillis()));
    }

    private void gone(OpenStream stream) {
        byArticle.computeIfPresent(stream.articleId(), (_, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
        places.release(stream.place());
    }

    /** By one thread, in the order of each partition. What was heard before is left out. */
    void hear(CommentEvent event, int partition, long offset) {
        Optional<Kept> told;
        List<OpenStream> streams;
        synchronized (kept) {
            told = kept.add(event, partition, offset);
            streams = caughtUp ? streamsOf(event.articleId()) : List.of();
        }
        if (told.isEmpty() || streams.isEmpty()) {
            return;
        }
        toBeCounted.add(event.articleId());
        for (byte[] frame : frames.of(List.of(told.get()))) {
            streams.forEach(stream -> stream.offer(frame));
        }
    }

    /** All has been heard that the topic held at the start. Whoever came before that has perhaps missed something. */
    void caughtUp() {
        List<OpenStream> early;
        byte[] reset;
        synchronized (kept) {
            caughtUp = true;
            early = all();
            reset = frames.reset(kept.heard().written());
        }
        early.forEach(stream -> stream.offer(reset));
    }

    private List<OpenStream> all() {
        return byArticle.values().stream().flatMap(Set::stream).toList();
    }

    private List<OpenStream> streamsOf(String articleId) {
        return List.copyOf(byArticle.getOrDefault(articleId, Set.of()));
    }

    /** Sends what is due: heartbeats, how many comments there are, and the end of those that are over. */
    void tick() {
        byArticle.keySet().forEach(this::endIfWithdrawn);
        for (OpenStream stream : all()) {
            if (stream.openFor(limits.longest())) {
                stream.end();
            } else if (stream.silentFor(limits.heartbeat())) {
                stream.offer(Frames.HEARTBEAT);
            }
        }
        counts.keySet().retainAll(byArticle.keySet());
        toBeCounted.retainAll(byArticle.keySet());
        count();
    }

    private void endIfWithdrawn(String articleId) {
        try {
            discussions.copyUnder(articleId);
        } catch (ArticleWithdrawnException gone) {
            streamsOf(articleId).forEach(OpenStream::end);
        } catch (RuntimeException e) {
            log.debug("Whether the article is still there is not known for the moment", e);
        }
    }

    private void count() {
        List<String> some = toBeCounted.stream().limit(COUNTED_AT_ONCE).toList();
        if (some.isEmpty()) {
            return;
        }
        some.forEach(toBeCounted::remove); // first: what comes meanwhile is counted anew
        Map<String, Long> counted;
        try {
            counted = comments.counts(some);
        } catch (RuntimeException e) {
            log.debug("Comments cannot be counted for the moment", e);
            toBeCounted.addAll(some);
            return;
        }
        for (String articleId : some) {
            long count = counted.getOrDefault(articleId, 0L);
            counts.put(articleId, count);
            byte[] frame = frames.count(count);
            streamsOf(articleId).forEach(stream -> stream.offer(frame));
        }
    }

    @Override
    public void start() {
        running = true;
        places.open();
    }

    /** No other is opened, and those that are open end; their readers come back to another replica. */
    @Override
    public void stop() {
        running = false;
        places.close();
        all().forEach(OpenStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
