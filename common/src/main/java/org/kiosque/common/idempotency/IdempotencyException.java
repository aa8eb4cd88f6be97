package org.kiosque.common.idempotency;

/** What can be wrong with a key. */
public abstract sealed class IdempotencyException extends RuntimeException {

    /** The key came with another request before. */
    public static final class KeyReusedException extends IdempotencyException {}

    /** The first request with this key has no answer yet. */
    public static final class StillRunningException extends IdempotencyException {}
}
