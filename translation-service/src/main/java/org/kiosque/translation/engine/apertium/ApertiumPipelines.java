package org.kiosque.translation.engine.apertium;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The pipelines of one direction: at most a fixed number, started when needed, kept for the next sentence. */
final class ApertiumPipelines implements AutoCloseable {

    private static final int MOST_WORDS = 10_000;

    private record Idle(ApertiumPipeline pipeline, Instant since) {}

    /** All pipelines were at work for as long as we could wait. */
    static final class BusyException extends IOException {
        BusyException() {
            super("busy");
        }
    }

    private final List<ApertiumMode> route;
    private final ScheduledExecutorService watchdog;
    private final InstantSource clock;
    private final Semaphore places;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<ApertiumPipeline> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    /** What is known of single words; the one that was learnt first is forgotten first. */
    private final Map<String, Boolean> strange = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_WORDS;
        }
    };

    ApertiumPipelines(List<ApertiumMode> route, int most, ScheduledExecutorService watchdog, InstantSource clock) {
        this.route = route;
        this.watchdog = watchdog;
        this.clock = clock;
        this.places = new Semaphore(most, true);
    }

    boolean serves(List<ApertiumMode> wanted) {
        return route.equals(wanted);
    }

    /** What to do with a pipeline; after a failure it is not used again. */
    interface Use {
        String with(ApertiumPipeline pipeline) throws IOException;
    }

    /**
     * Waits for a pipeline and uses it alone.
     *
     * @param end how long to wait for one
     * @throws BusyException when none came free in time; another exception means that the pipeline is gone
     */
    String use(Instant end, Use use) throws IOException {
        try {
            long wait = Math.max(0, Duration.between(clock.instant(), end).toMillis());
            if (!places.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
        try {
            ApertiumPipeline pipeline = take();
            boolean whole = false;
            try {
                String answer = use.with(pipeline);
                whole = true;
                return answer;
            } finally {
                if (whole) {
                    giveBack(pipeline);
                } else {
                    pipeline.close();
                    running.remove(pipeline);
                }
            }
        } finally {
            places.release();
        }
    }

    private ApertiumPipeline take() throws IOException {
        if (closed) {
            throw new IOException("shutting down");
        }
        for (Idle kept = poll(); kept != null; kept = poll()) {
            if (kept.pipeline().alive()) {
                return kept.pipeline();
            }
            kept.pipeline().close();
            running.remove(kept.pipeline());
        }
        ApertiumPipeline fresh = ApertiumPipeline.start(route, watchdog);
        running.add(fresh);
        return fresh;
    }

    private synchronized @Nullable Idle poll() {
        return idle.pollLast();
    }

    private synchronized void giveBack(ApertiumPipeline pipeline) {
        if (closed) {
            pipeline.close();
            running.remove(pipeline);
        } else {
            idle.addLast(new Idle(pipeline, clock.instant()));
        }
    }

    synchronized void closeIdle(Duration unusedFor) {
        Instant before = clock.instant().minus(unusedFor);
        idle.removeIf(kept -> {
            boolean close = kept.since().isBefore(before) || !kept.pipeline().alive();
            if (close) {
                kept.pipeline().close();
                running.remove(kept.pipeline());
            }
            return close;
        });
    }

    /** Whether this word comes back in another language than the one asked for; false also when nobody has asked. */
    boolean isStrange(String word) {
        synchronized (strange) {
            return strange.getOrDefault(word, false);
        }
    }

    boolean isKnown(String word) {
        synchronized (strange) {
            return strange.containsKey(word);
        }
    }

    void learn(String word, boolean isStrange) {
        synchronized (strange) {
            strange.put(word, isStrange);
        }
    }

    int open() {
        return running.size();
    }

    List<ProcessHandle> programs() {
        return running.stream()
                .flatMap(pipeline -> pipeline.programs().stream())
                .toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.forEach(ApertiumPipeline::close);
        running.clear();
        idle.clear();
    }
}
