package org.kiosque.comment.posting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.posting.CommentApi.Author;
import org.kiosque.comment.posting.CommentApi.NewComment;
import org.kiosque.comment.posting.CommentApi.Posted;
import org.kiosque.comment.posting.CommentApi.Receipt;
import org.kiosque.comment.privacy.EditTokens;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.idempotency.IdempotencyKeys;
import org.kiosque.common.security.Roles;
import org.kiosque.common.security.Staff;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
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
            @Valid @RequestBody NewComment sent,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            @AuthenticationPrincipal @Nullable Jwt token,
            HttpServletRequest request) {
        String address = request.getRemoteAddr();
        Sender sender = request.isUserInRole(Roles.MODERATOR) ? Sender.moderator(address) : Sender.reader(address);
        NewComment comment = sent.author() == null ? signed(sent, sender, token) : sent;
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

    /** Under the name that the token says, and without an e-mail address, since nobody writes to a moderator. */
    private static NewComment signed(NewComment sent, Sender sender, @Nullable Jwt token) {
        if (!sender.moderator() || token == null) {
            throw new InvalidFieldException("/author", "must not be null");
        }
        return new NewComment(
                new Author(Staff.of(token).name(), ""), sent.body(), sent.parentId(), sent.language(), sent.captcha());
    }
}
