package org.kiosque.common.idempotency;

/**
 * The right to create one thing.
 *
 * @param id of the thing
 * @param retaken whether an earlier attempt at the same thing has failed or died: nobody knows how far it came
 */
public record Claim(String id, boolean retaken) {}
