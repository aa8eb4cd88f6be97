package org.kiosque.comment.posting;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.text.PlainText;

/** The requests and answers of {@link CommentController}. */
final class CommentApi {

    /** In UTF-16 units, before it is cleaned and composed; then the policy's bound holds, in characters. */
    static final int LONGEST_BODY_SENT = 20_000;

    /** hCaptcha's tokens have a few thousand characters, ALTCHA's answers a few hundred. */
    static final int LONGEST_CAPTCHA = 8_192;

    private CommentApi() {}

    /**
     * @param author null only of a moderator, whose token says the name
     * @param parentId null to answer the article itself
     * @param language of the page, or the writer's choice: counts where the text itself does not tell
     * @param captcha null only where none is asked for
     */
    record NewComment(
            @Nullable @Valid Author author,
            @NotNull @Size(max = LONGEST_BODY_SENT) String body,
            @Nullable @Size(max = 64) String parentId,
            @Nullable @Size(max = 35) String language,
            @Nullable @Size(max = LONGEST_CAPTCHA) String captcha) {}

    record Author(
            @NotBlank @Size(max = 80) String name,

            @NotBlank @Size(max = 254) @PlainText
            @Email(regexp = "[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}", message = "must be an e-mail address") String email) {}

    /**
     * What is kept of the answer for repetitions: not the token.
     *
     * @param editableUntil null for one that an earlier version answered
     */
    record Posted(String id, String status, @Nullable Instant editableUntil) {}

    /**
     * @param editToken for the author alone, who shows it to change the comment or to take it back
     * @param editableUntil the end of the time in which the words may be changed; left out for an answer of an earlier version
     */
    record Receipt(
            String id,
            String status,
            String editToken,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant editableUntil) {

        static Receipt of(Posted posted, String editToken) {
            return new Receipt(posted.id(), posted.status(), editToken, posted.editableUntil());
        }
    }
}
