package org.kiosque.common.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as staff see it.
 *
 * @param secret only in the answer to its making
 */
public record WebhookView(
        String id,
        String url,
        List<String> events,
        Instant createdAt,
        String createdBy,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    public WebhookView {
        events = List.copyOf(events);
    }

    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView withSecret(Webhook webhook) {
        return of(webhook, webhook.secret());
    }

    private static WebhookView of(Webhook webhook, @Nullable String secret) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.events(),
                webhook.created().at(),
                webhook.created().name(),
                secret);
    }

    /** Hides the secret wherever it is written down. */
    @Override
    public String toString() {
        return "webhook " + id;
    }
}
