package org.kiosque.gateway.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Which letters a reader wishes for.
 *
 * @param tag key; null for any
 * @param section key; null for any
 * @param frequency {@code daily} or {@code at-once}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewSubscription(
        String email,
        String language,
        @Nullable String tag,
        @Nullable String section,
        String frequency) {}
