package org.kiosque.comment.webhooks;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.kiosque.common.webhooks.WebhookApi.DeliveryView;
import org.kiosque.common.webhooks.WebhookApi.WebhookRequest;
import org.kiosque.common.webhooks.WebhookApi.WebhookView;
import org.kiosque.common.webhooks.WebhookRegister;
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

/** Webhooks, for moderators. The secret of one is shown once, so that no answer of these is kept to be repeated. */
@RestController
@RequestMapping(WebhookController.PATH)
record WebhookController(WebhookRegister webhooks) {

    static final String PATH = "/api/v1/moderation/webhooks";

    @PostMapping
    ResponseEntity<WebhookView> add(
            @Valid @RequestBody WebhookRequest request, @AuthenticationPrincipal Jwt moderator) {
        WebhookView added = webhooks.add(request.url(), request.events(), Staff.of(moderator));
        return ResponseEntity.created(URI.create(PATH + "/" + added.id() + "/deliveries"))
                .cacheControl(CacheControl.noStore())
                .body(added);
    }

    @GetMapping
    Page<WebhookView> all() {
        return new Page<>(webhooks.all(), null);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        webhooks.remove(id);
        return ResponseEntity.noContent().build();
    }

    /** The newest first. */
    @GetMapping("/{id}/deliveries")
    ResponseEntity<Page<DeliveryView>> deliveries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        Page<DeliveryView> page = webhooks.deliveries(id, Cursor.read(cursor), limit);
        return page.linked().body(page);
    }
}
