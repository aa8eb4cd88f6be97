package org.kiosque.common.failures;

import java.time.Duration;

/** Work was given up because it took longer than it may; the same work would most likely take as long again. */
public final class OverdueException extends RuntimeException {

    public OverdueException(Duration deadline) {
        super("not done within " + deadline);
    }
}
