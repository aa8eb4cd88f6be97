package org.kiosque.article.webhooks;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.kiosque.common.webhooks.DeliveryView;
import org.kiosque.common.webhooks.WebhookDesk;
import org.kiosque.common.webhooks.WebhookRequest;
import org.kiosque.common.webhooks.WebhookView;
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
record WebhookController(WebhookDesk desk) {

    @PostMapping
    ResponseEntity<WebhookView> add(@Valid @RequestBody WebhookRequest request, @AuthenticationPrincipal Jwt token) {
        WebhookView added = desk.add(request, Staff.of(token));
        return ResponseEntity.created(URI.create("/api/v1/desk/webhooks/" + added.id() + "/deliveries"))
                .cacheControl(CacheControl.noStore())
                .body(added);
    }

    @GetMapping
    Page<WebhookView> all() {
        return new Page<>(desk.all(), null);
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
        Page<DeliveryView> page = desk.deliveries(id, Cursor.read(cursor), limit);
        return page.linked().body(page);
    }
}
