package org.kiosque.common.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code discussion.ruled.v1}: moderators have ruled who may comment, and until when. What is null is not ruled.
 *
 * @param articleId null when it is about all articles
 * @param mode who sees a comment first
 * @param closed whether nothing more is added; false keeps an article open whatever is ruled for all
 * @param closeAfterDays since the article was published
 */
public record DiscussionRuled(
        @Nullable String articleId,
        @Nullable String mode,
        @Nullable Boolean closed,
        @Nullable Integer closeAfterDays,
        Instant at)
        implements Event {

    /** No article's id. */
    private static final String SITE = "site";

    @Override
    public String aggregateId() {
        return articleId == null ? SITE : articleId;
    }
}
