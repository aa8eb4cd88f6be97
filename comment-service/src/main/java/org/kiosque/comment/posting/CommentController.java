package org.kiosque.comment.posting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.posting.CommentApi.NewComment;
import org.kiosque.comment.posting.CommentApi.Posted;
import org.kiosque.comment.posting.CommentApi.Receipt;
import org.kiosque.comment.privacy.EditTokens;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.idempotency.IdempotencyKeys;
import org.kiosque.common.security.Roles;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
record CommentController(CommentDesk desk, IdempotencyKeys idempotencyKeys, EditTokens tokens, JsonMapper json) {

    @PostMapping("/api/v1/articles/{idOrSlug}/comments")
    ResponseEntity<Receipt> post(
            @PathVariable String idOrSlug,
            @Valid @RequestBody NewComment comment,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            HttpServletRequest request) {
        String address = request.getRemoteAddr();
        Sender sender = request.isUserInRole(Roles.MODERATOR) ? Sender.moderator(address) : Sender.reader(address);
        Posted posted = idempotencyKeys.once(
                key,
                "comments " + ArticleSlug.idIn(idOrSlug),
                json.writeValueAsBytes(comment),
                Posted.class,
                claim -> desk.post(idOrSlug, comment, sender, claim));
        return ResponseEntity.accepted()
                .cacheControl(CacheControl.noStore())
                .body(Receipt.of(posted, tokens.of(posted.id())));
    }
}
