package org.kiosque.gateway.routing.compression;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * What compresses answers on their way. Each holds a quarter of a megabyte outside of the heap for as long as a client takes, so that
 * there are only so many. Safe for use by several threads.
 */
final class Deflaters {

    private static final int MOST = 32;

    /** As for pages: a little larger than by the usual 6, in half of the time. */
    private static final int LEVEL = 2;

    private final Semaphore free = new Semaphore(MOST);

    /** The one that was used last is the first to be used again. */
    private final Deque<Deflater> idle = new ConcurrentLinkedDeque<>();

    /** Null when all are in use. */
    @Nullable Deflater take() {
        if (!free.tryAcquire()) {
            return null;
        }
        Deflater known = idle.pollFirst();
        return known == null ? new Deflater(LEVEL, true) : known;
    }

    /** @param deflater that nobody uses any more */
    void giveBack(Deflater deflater) {
        deflater.reset();
        idle.addFirst(deflater);
        free.release();
    }
}
