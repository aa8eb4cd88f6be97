package org.kiosque.common.failures;

/** Of an exception: the request was refused and nothing was made of it, so that its {@code Idempotency-Key} is free. */
public interface Refusal {}
