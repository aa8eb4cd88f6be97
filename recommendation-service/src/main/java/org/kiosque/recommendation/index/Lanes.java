package org.kiosque.recommendation.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets several processors write texts at once, those of one article always in the order in which they came. What fails by
 * itself is left out; what fails for good is told to whoever writes or waits next.
 */
final class Lanes implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    /** More would only compete for the disk, and each holds a part of the write buffer. */
    private static final int MOST = 4;

    /** Texts of each lane that wait at most; who brings more waits. */
    private static final int WAITING = 32;

    private final List<ExecutorService> lanes;
    private final int places;
    private final Semaphore free;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean closed;

    /** A change of an index. */
    interface Write {

        void run() throws IOException;
    }

    /** As many as this process has processors, four at most. */
    static Lanes open() {
        return new Lanes(Math.min(Runtime.getRuntime().availableProcessors(), MOST));
    }

    Lanes(int number) {
        ThreadFactory threads =
                Thread.ofPlatform().daemon().name("index-writer-", 0).factory();
        lanes = Stream.generate(() -> Executors.newSingleThreadExecutor(threads))
                .limit(number)
                .toList();
        places = number * WAITING;
        free = new Semaphore(places);
    }

    /**
     * Returns before it is done, unless too much waits.
     *
     * @throws IOException when one before failed for good
     */
    void write(String articleId, Write change) throws IOException {
        free.acquireUninterruptibly();
        boolean taken = false;
        try {
            check();
            lanes.get(Math.floorMod(articleId.hashCode(), lanes.size())).execute(() -> {
                try {
                    change.run();
                } catch (IOException | AlreadyClosedException | Error e) {
                    failure.compareAndSet(null, e);
                } catch (RuntimeException e) {
                    log.warn("Left out {}, which cannot be indexed: {}", articleId, e.toString());
                } finally {
                    free.release();
                }
            });
            taken = true;
        } finally {
            if (!taken) {
                free.release();
            }
        }
    }

    /**
     * Returns when all is done that was to be written.
     *
     * @throws IOException when one of them failed for good
     */
    void await() throws IOException {
        free.acquireUninterruptibly(places);
        free.release(places);
        check();
    }

    private void check() throws IOException {
        Throwable failed = failure.get();
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed != null) {
            throw new IOException("what was written before failed", failed);
        }
        if (closed) {
            throw new AlreadyClosedException("nothing is written any more");
        }
    }

    /** What waits is written before, or fails. */
    @Override
    public void close() {
        closed = true;
        lanes.forEach(ExecutorService::close);
    }
}
