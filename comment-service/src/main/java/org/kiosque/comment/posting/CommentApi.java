package org.kiosque.comment.posting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
     * @param parentId null to answer the article itself
     * @param language of the page, or the writer's choice: counts where the text itself does not tell
     * @param captcha null only where none is asked for
     */
    record NewComment(
            @NotNull @Valid Author author,
            @NotNull @Size(max = LONGEST_BODY_SENT) String body,
            @Nullable @Size(max = 64) String parentId,
            @Nullable @Size(max = 35) String language,
            @Nullable @Size(max = LONGEST_CAPTCHA) String captcha) {}

    record Author(
            @NotBlank @Size(max = 80) String name,

            @NotBlank @Size(max = 254) @PlainText
            @Email(regexp = "[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}", message = "must be an e-mail address") String email) {}

    record Posted(String id, String status) {}
}
