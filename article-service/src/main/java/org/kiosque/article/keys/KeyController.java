package org.kiosque.article.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.kiosque.common.text.PlainText;
import org.kiosque.common.text.VisibleText;
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
import org.springframework.web.bind.annotation.RestController;

/** Keys of machines, for editors. A key is shown once, so that no answer of these is kept to be repeated. */
@RestController
@RequestMapping("/api/v1/desk/api-keys")
record KeyController(KeyDesk desk, InstantSource clock) {

    @PostMapping
    ResponseEntity<KeyView> make(@Valid @RequestBody KeyRequest request, @AuthenticationPrincipal Jwt token) {
        Staff editor = Staff.of(token);
        KeyDesk.Made made = desk.make(
                request.name().strip(),
                request.scopes(),
                request.endsAt(),
                new Signature(clock.instant(), editor.subject(), editor.name()));
        return ResponseEntity.created(URI.create("/api/v1/desk/api-keys"))
                .cacheControl(CacheControl.noStore())
                .body(KeyView.withKey(made));
    }

    @GetMapping
    Page<KeyView> all() {
        return new Page<>(desk.all().stream().map(KeyView::of).toList(), null);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        desk.remove(id);
        return ResponseEntity.noContent().build();
    }

    /** @param endsAt in 90 days when null */
    record KeyRequest(
            @VisibleText @Size(max = 100) @PlainText String name,
            @NotEmpty @Size(max = 3) List<@NotNull @Size(max = 40) String> scopes,
            @Nullable Instant endsAt) {}

    /** @param key only in the answer to its making */
    record KeyView(
            String id,
            String name,
            List<String> scopes,
            Instant createdAt,
            String createdBy,
            Instant endsAt,
            @Nullable String usedOn,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {

        static KeyView of(ApiKey key) {
            return of(key, null);
        }

        static KeyView withKey(KeyDesk.Made made) {
            return of(made.key(), made.secret());
        }

        private static KeyView of(ApiKey key, @Nullable String secret) {
            return new KeyView(
                    key.id(),
                    key.name(),
                    key.scopes().stream().map(KeyScope::toString).toList(),
                    key.created().at(),
                    key.created().name(),
                    key.endsAt(),
                    key.usedOn(),
                    secret);
        }
    }
}
