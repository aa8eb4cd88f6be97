package org.kiosque.common.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook was told, or is to be told.
 *
 * @param status {@code waiting}, {@code delivered} or {@code failed}
 * @param answer what the last attempt came to; null before the first
 * @param nextAt when it is tried again; left out once it is over
 */
public record DeliveryView(
        String id,
        String event,
        String articleId,
        String status,
        int attempts,
        Instant createdAt,
        @Nullable String answer,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant nextAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant endedAt) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.event(),
                delivery.articleId(),
                delivery.state(),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.answer(),
                delivery.state().equals(Delivery.WAITING) ? delivery.dueAt() : null,
                delivery.endedAt());
    }
}
