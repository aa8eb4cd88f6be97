package org.kiosque.gateway.client;

import org.jspecify.annotations.Nullable;

/** @param captcha null when the reader's browser could not solve one */
public record NewComment(
        Author author,
        String body,
        String language,
        @Nullable String captcha) {

    public record Author(String name, String email) {}

    /** @param status {@code pending}, {@code approved} or {@code rejected} */
    public record Receipt(
            @Nullable String id, String status, @Nullable String reason) {}
}
