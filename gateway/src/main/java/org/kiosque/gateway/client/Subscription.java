package org.kiosque.gateway.client;

import org.jspecify.annotations.Nullable;

/**
 * Letters that a reader gets or has asked for.
 *
 * @param tag key; null for any
 * @param section key; null for any
 * @param frequency {@code daily} or {@code at-once}
 * @param status {@code pending} or {@code active}
 * @param confirms whether the token by which it was asked for may confirm it
 */
public record Subscription(
        String language,
        @Nullable String tag,
        @Nullable String section,
        String frequency,
        String status,
        boolean confirms) {

    public boolean isActive() {
        return "active".equals(status);
    }
}
