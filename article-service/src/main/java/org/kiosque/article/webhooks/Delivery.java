package org.kiosque.article.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One thing that one webhook is told.
 *
 * @param id of the webhook and of the event: the same event is told once to each
 * @param event names what happened
 * @param body JSON, as it is sent and signed at each attempt
 * @param state {@code waiting}, {@code delivered} or {@code failed}
 * @param attempts so far, the one under way included
 * @param dueAt when it is to be tried next; while it is under way, when another process may take it up
 * @param answer what the last attempt came to; null before the first
 * @param expiresAt when it is forgotten
 */
@Document(Deliveries.COLLECTION)
record Delivery(
        @Id String id,
        String webhookId,
        String event,
        String articleId,
        String body,
        String state,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        @Nullable String answer,
        @Nullable Instant endedAt,
        Instant expiresAt) {

    static final String WAITING = "waiting";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";
}
