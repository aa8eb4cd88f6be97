package org.kiosque.gateway.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Without a captcha, since a browser that runs no scripts can solve none.
 *
 * @param parentId the comment that it answers; null when it answers the article
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewComment(
        Author author,
        String body,
        String language,
        @Nullable String parentId) {

    public record Author(String name, String email) {}

    /** @param status {@code pending}, {@code approved} or {@code rejected} */
    public record Receipt(String status) {}
}
