package org.kiosque.gateway.site.comments;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The comment form with what the reader has typed, which is never lost.
 *
 * @param provider of the captcha, as configured for the pages
 * @param errors by field ({@code name}, {@code email}, {@code text}), in the reader's language
 * @param failure what is wrong with the whole; null when nothing is
 * @param outcome {@code pending} or {@code approved} after a comment was taken; null before
 */
public record CommentForm(
        String action,
        String api,
        String provider,
        SentForm typed,
        Map<String, String> errors,
        @Nullable String failure,
        @Nullable String outcome) {

    /** @param page path of the page that it is on */
    public static CommentForm blank(String page, String articleId, String provider) {
        return new CommentForm(
                page + "/comments#leave-a-comment",
                "/api/v1/articles/" + articleId + "/comments",
                provider,
                SentForm.EMPTY,
                Map.of(),
                null,
                null);
    }

    /** @param submitted what the address claims to have become of a comment; anything but an outcome is ignored */
    public CommentForm after(@Nullable String submitted) {
        boolean known = "pending".equals(submitted) || "approved".equals(submitted);
        return new CommentForm(action, api, provider, typed, errors, failure, known ? submitted : null);
    }

    public CommentForm returned(SentForm sent, SendingOutcome.Returned why) {
        return new CommentForm(action, api, provider, sent, why.errors(), why.failure(), null);
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
