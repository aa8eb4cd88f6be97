package org.kiosque.local.launcher;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Why the platform does not start. */
public final class StartException extends Exception {

    private final String reason;

    StartException(String reason) {
        super(reason);
        this.reason = reason;
    }

    StartException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** What a thread of its own has found; its reason not to start is ours. */
    static <T> T resultOf(Future<T> future) throws StartException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartException reason) {
                throw reason;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** In words for the person in front of it. */
    public String reason() {
        return reason;
    }
}
