package org.kiosque.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Ties this process to the one that started it: standard input is a pipe that nobody writes to, so its end means that
 * the other side is gone, however it went, {@code kill -9} included.
 */
public final class ParentWatch {

    /** Set to {@code true} by a parent that keeps the pipe open; left out when a person starts the process. */
    public static final String PROPERTY = "kiosque.parent-watch";

    private static final Duration GRACE = Duration.ofSeconds(15);

    private ParentWatch() {}

    /** Watches from a daemon thread, if the parent asked for it; the process then exits in an orderly way. */
    public static void begin() {
        if (!Boolean.getBoolean(PROPERTY)) {
            return;
        }
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            awaitEnd(System.in);
            haltAfterGrace();
            System.exit(0);
        });
    }

    private static void awaitEnd(InputStream pipe) {
        try {
            pipe.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // A broken pipe says the same as its end.
        }
    }

    /** A shutdown hook that hangs must not leave an orphan behind. */
    private static void haltAfterGrace() {
        Thread.ofPlatform().daemon().name("parent-watch-halt").start(() -> {
            try {
                Thread.sleep(GRACE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
