package org.kiosque.comment.posting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.posting.CommentApi.NewComment;
import org.kiosque.comment.posting.CommentApi.Posted;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.idempotency.IdempotencyKeys;
import org.kiosque.common.security.Roles;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
record CommentController(CommentDesk desk, IdempotencyKeys idempotencyKeys, JsonMapper json) {

    @PostMapping("/api/v1/articles/{idOrSlug}/comments")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Posted post(
            @PathVariable String idOrSlug,
            @Valid @RequestBody NewComment comment,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            HttpServletRequest request) {
        String address = request.getRemoteAddr();
        boolean moderator = request.isUserInRole(Roles.MODERATOR);
        var sender = new Sender(address, moderator, moderator || isLoopback(address));
        return idempotencyKeys.once(
                key,
                "comments " + ArticleSlug.idIn(idOrSlug),
                json.writeValueAsBytes(comment),
                Posted.class,
                claim -> desk.post(idOrSlug, comment, sender, claim));
    }

    /** A reader on this machine, or behind a proxy on it that does not pass addresses on, so that all readers look alike. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
