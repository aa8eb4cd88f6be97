package org.kiosque.comment.authors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.authors.AuthorApi.Appeal;
import org.kiosque.comment.authors.AuthorApi.Edit;
import org.kiosque.comment.authors.AuthorApi.Mine;
import org.kiosque.common.security.Roles;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/comments/{id}")
record AuthorController(AuthorDesk desk) {

    private static final String TOKEN = "Edit-Token";

    @GetMapping
    ResponseEntity<Mine> read(
            @PathVariable String id, @RequestHeader(name = TOKEN, required = false) @Nullable String token) {
        return told(desk.read(id, token));
    }

    /** Repeating is harmless, and counts once. */
    @PatchMapping
    ResponseEntity<Mine> edit(
            @PathVariable String id,
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @Valid @RequestBody Edit edit,
            HttpServletRequest request) {
        boolean moderator = request.isUserInRole(Roles.MODERATOR);
        return told(desk.edit(id, token, edit.body(), request.getRemoteAddr(), moderator));
    }

    /** Repeating is harmless. */
    @DeleteMapping
    ResponseEntity<Void> delete(
            @PathVariable String id, @RequestHeader(name = TOKEN, required = false) @Nullable String token) {
        desk.delete(id, token);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/appeals")
    ResponseEntity<Mine> appeal(
            @PathVariable String id,
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @Valid @RequestBody Appeal appeal) {
        return told(desk.appeal(id, token, appeal.text()));
    }

    private static ResponseEntity<Mine> told(Mine comment) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(comment);
    }
}
