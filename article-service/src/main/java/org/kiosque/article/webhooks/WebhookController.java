package org.kiosque.article.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks, for editors. The secret of one is shown once, so that no answer of these is kept to be repeated. */
@RestController
@RequestMapping("/api/v1/desk/webhooks")
record WebhookController(WebhookDesk desk, InstantSource clock) {

    @PostMapping
    ResponseEntity<WebhookView> add(@Valid @RequestBody WebhookRequest request, @AuthenticationPrincipal Jwt token) {
        Staff editor = Staff.of(token);
        Webhook added = desk.add(
                request.url(), request.events(), new Signature(clock.instant(), editor.subject(), editor.name()));
        return ResponseEntity.created(URI.create("/api/v1/desk/webhooks/" + added.id() + "/deliveries"))
                .cacheControl(CacheControl.noStore())
                .body(WebhookView.withSecret(added));
    }

    @GetMapping
    Page<WebhookView> all() {
        return new Page<>(desk.all().stream().map(WebhookView::of).toList(), null);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        desk.remove(id);
        return ResponseEntity.noContent().build();
    }

    /** The newest first. */
    @GetMapping("/{id}/deliveries")
    ResponseEntity<Page<DeliveryView>> deliveries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<DeliveryView> page = Page.of(
                desk.deliveries(id, Cursor.read(cursor), limit),
                limit,
                DeliveryView::of,
                delivery -> new Cursor(delivery.createdAt(), delivery.id()));
        return page.linked().body(page);
    }

    /** @param events all when null */
    record WebhookRequest(
            @NotBlank @Size(max = 500) String url,
            @Nullable @Size(max = 3) List<@NotNull @Size(max = 40) String> events) {}

    /** @param secret only in the answer to its making */
    record WebhookView(
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
    record DeliveryView(
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
