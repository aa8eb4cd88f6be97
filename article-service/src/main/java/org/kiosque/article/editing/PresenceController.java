package org.kiosque.article.editing;

import java.time.Instant;
import java.util.List;
import org.kiosque.article.editing.presence.Presence;
import org.kiosque.article.editing.presence.Presences;
import org.kiosque.common.security.Staff;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who has an article open at the desk. It is no part of the article: what the article's {@code ETag} stands for does not
 * change with who looks at it.
 */
@RestController
@RequestMapping("/api/v1/articles/{id}/presence")
record PresenceController(ArticleDesk desk, Presences presences) {

    /** To be repeated every twenty seconds or so, as long as the article is open. */
    @PutMapping
    ResponseEntity<Present> here(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
        desk.requireThere(id);
        Staff editor = Staff.of(token);
        presences.here(id, editor.subject(), editor.name());
        return present(id, editor);
    }

    @DeleteMapping
    ResponseEntity<Void> gone(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
        presences.gone(id, Staff.of(token).subject());
        return ResponseEntity.noContent().build();
    }

    @GetMapping
    ResponseEntity<Present> all(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
        desk.requireThere(id);
        return present(id, Staff.of(token));
    }

    private ResponseEntity<Present> present(String id, Staff asking) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Present(presences.at(id).stream()
                        .map(one -> PresenceView.of(one, asking))
                        .toList()));
    }

    /** @param items whoever came first, first */
    record Present(List<PresenceView> items) {}

    /** @param you whether it is whoever asks */
    record PresenceView(String by, Instant since, boolean you) {

        static PresenceView of(Presence presence, Staff asking) {
            return new PresenceView(
                    presence.name(), presence.since(), presence.editor().equals(asking.subject()));
        }
    }
}
