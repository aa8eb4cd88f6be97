package org.kiosque.gateway.site;

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
        String name,
        String email,
        String text,
        Map<String, String> errors,
        @Nullable String failure,
        @Nullable String outcome) {

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
