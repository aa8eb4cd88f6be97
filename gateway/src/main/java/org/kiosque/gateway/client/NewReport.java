package org.kiosque.gateway.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a reader has against a comment.
 *
 * @param reason {@code offensive}, {@code abusive}, {@code spam}, {@code illegal} or {@code other}
 * @param note in the reader's own words; null when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewReport(String reason, @Nullable String note) {

    /** @param reference by which the reader may ask about it */
    public record Receipt(String reference) {}
}
