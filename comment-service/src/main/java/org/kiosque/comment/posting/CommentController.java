package org.kiosque.comment.posting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.posting.CommentApi.NewComment;
import org.kiosque.comment.posting.CommentApi.Posted;
import org.kiosque.common.problem.InvalidFieldException;
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
class CommentController {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 128;

    private final CommentDesk desk;
    private final JsonMapper json;

    CommentController(CommentDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @PostMapping("/api/v1/articles/{idOrSlug}/comments")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Posted post(
            @PathVariable String idOrSlug,
            @Valid @RequestBody NewComment comment,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            HttpServletRequest request) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new InvalidFieldException(IDEMPOTENCY_KEY, "must have 1 to " + LONGEST_KEY + " characters");
        }
        String address = request.getRemoteAddr();
        var sender = new CommentDesk.Sender(address, request.isUserInRole(Roles.MODERATOR) || isLoopback(address));
        return desk.post(
                idOrSlug, comment, sender, key == null ? null : new CommentDesk.Repeatable(key, fingerprint(comment)));
    }

    /** A reader on the same machine, or behind a proxy there that does not pass addresses on: all readers look alike. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private String fingerprint(NewComment comment) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(comment)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
