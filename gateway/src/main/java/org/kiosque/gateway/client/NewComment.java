package org.kiosque.gateway.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * From a browser that runs no scripts, and so can answer no captcha.
 *
 * @param captcha a ticket that was waited with; null before there is one
 * @param parentId the comment that it answers; null when it answers the article
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewComment(
        Author author,
        String body,
        String language,
        @Nullable String captcha,
        @Nullable String parentId) {

    public record Author(String name, String email) {}

    /** @param goodAfterSeconds before which it is refused */
    public record Ticket(String ticket, long goodAfterSeconds) {}

    /** @param status {@code pending}, {@code approved} or {@code rejected} */
    public record Receipt(String status) {}
}
