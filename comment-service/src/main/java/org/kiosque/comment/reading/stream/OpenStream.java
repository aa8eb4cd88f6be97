package org.kiosque.comment.reading.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.reading.stream.StreamPlaces.Place;

/**
 * One reader's stream. No thread waits for it: what can be written at once is, and the server's own poller says when there
 * is room for more. Whoever reads so slowly that too much waits is let go, and comes back by the last id. Safe for use by
 * several threads.
 */
final class OpenStream implements WriteListener, AsyncListener {

    /** Frames of a few hundred bytes. */
    static final int MOST_WAITING = 200;

    private final String articleId;
    private final Place place;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Gone gone;
    private final long openedAtNanos = System.nanoTime();
    private final Deque<byte[]> waiting = new ArrayDeque<>();

    private boolean begun;
    private boolean writable;
    private boolean unflushed;
    private boolean over;
    private long lastSentNanos = openedAtNanos;

    /** Hears once of each stream that is over. Must not wait for anything. */
    interface Gone {
        void on(OpenStream stream);
    }

    OpenStream(String articleId, Place place, AsyncContext context, ServletOutputStream out, Gone gone) {
        this.articleId = articleId;
        this.place = place;
        this.context = context;
        this.out = out;
        this.gone = gone;
    }

    String articleId() {
        return articleId;
    }

    Place place() {
        return place;
    }

    /** @param first goes before all that was offered so far */
    synchronized void begin(List<byte[]> first) {
        if (over) {
            return;
        }
        first.reversed().forEach(waiting::addFirst);
        begun = true;
        try {
            context.addListener(this);
            out.setWriteListener(this);
        } catch (IllegalStateException readerIsGone) {
            complete();
        }
    }

    /** Sends it when there is room. Never waits. */
    synchronized void offer(byte[] frame) {
        if (over) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            end();
            return;
        }
        waiting.add(frame);
        lastSentNanos = System.nanoTime();
        drain();
    }

    synchronized boolean silentFor(Duration time) {
        return System.nanoTime() - lastSentNanos >= time.toNanos();
    }

    boolean openFor(Duration time) {
        return System.nanoTime() - openedAtNanos >= time.toNanos();
    }

    /** Ends it with what can be sent at once. */
    synchronized void end() {
        if (over) {
            return;
        }
        drain();
        complete();
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
        drain();
    }

    private void drain() {
        if (!begun || !writable || over) {
            return;
        }
        try {
            while (out.isReady()) {
                byte[] next = waiting.poll();
                if (next != null) {
                    out.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    out.flush();
                    unflushed = false;
                } else {
                    return;
                }
            }
            writable = false; // onWritePossible comes again
        } catch (IOException | IllegalStateException readerIsGone) {
            complete();
        }
    }

    private void complete() {
        if (!over) {
            over = true;
            waiting.clear();
            gone.on(this);
            try {
                context.complete();
            } catch (IllegalStateException completedByTheServer) {
                // nothing is left to do
            }
        }
    }

    @Override
    public synchronized void onError(@Nullable Throwable failure) {
        complete();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        complete();
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
        complete();
    }

    @Override
    public synchronized void onError(AsyncEvent event) {
        complete();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // never started again
    }
}
