package org.kiosque.gateway.site;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The comment form with what the reader has typed, which is never lost.
 *
 * @param errors by field ({@code name}, {@code email}, {@code text}), in the reader's language
 * @param failure what is wrong with the whole; null when nothing is
 * @param outcome {@code pending} or {@code approved} after a comment was taken; null before
 */
public record CommentForm(
        String action,
        String api,
        String name,
        String email,
        String text,
        Map<String, String> errors,
        @Nullable String failure,
        @Nullable String outcome) {

    /** @param submitted what the address claims; anything but an outcome is ignored */
    static CommentForm blank(String language, String slug, String articleId, @Nullable String submitted) {
        String outcome = "pending".equals(submitted) || "approved".equals(submitted) ? submitted : null;
        return new CommentForm(action(language, slug), api(articleId), "", "", "", Map.of(), null, outcome);
    }

    static String action(String language, String slug) {
        return "/" + language + "/" + slug + "/comments#leave-a-comment";
    }

    static String api(String articleId) {
        return "/api/v1/articles/" + articleId + "/comments";
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
