package org.kiosque.local.supervision;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Why the platform does not start. */
public final class StartException extends Exception {

    public StartException(String reason) {
        super(reason);
    }

    public StartException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Waits for what another thread does; if it throws one of these, so does this. */
    public static <T> T resultOf(Future<T> future) throws StartException, InterruptedException {
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
        return requireNonNull(getMessage());
    }
}
