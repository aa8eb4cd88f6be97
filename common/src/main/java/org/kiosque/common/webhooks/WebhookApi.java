package org.kiosque.common.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests and answers of whoever lets people manage webhooks. */
public final class WebhookApi {

    private WebhookApi() {}

    /** @param events all when null */
    public record WebhookRequest(
            @NotBlank @Size(max = 500) String url,
            @Nullable @Size(max = 10) List<@NotNull @Size(max = 40) String> events) {}

    /** @param secret only in the answer to its making */
    public record WebhookView(
            String id,
            String url,
            List<String> events,
            Instant createdAt,
            String createdBy,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

        static WebhookView of(Webhook webhook) {
            return new WebhookView(
                    webhook.id(),
                    webhook.url(),
                    webhook.events(),
                    webhook.created().at(),
                    webhook.created().name(),
                    null);
        }

        static WebhookView withSecret(Webhook webhook) {
            WebhookView view = of(webhook);
            return new WebhookView(
                    view.id(), view.url(), view.events(), view.createdAt(), view.createdBy(), webhook.secret());
        }
    }

    /**
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
}
