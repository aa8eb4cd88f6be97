package org.kiosque.comment.discussions;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.Discussion.Admission;
import org.kiosque.common.events.CommentPolicy;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * @param language null when only the withdrawal has been heard of
 * @param title null likewise
 * @param policy {@code open}, {@code closed} or {@code premoderated}; null likewise
 * @param publishedAt null likewise, and until it is needed where it was stored without
 * @param withdrawnAt null while the article can be read
 * @param sequence of the last event that was applied
 */
@Document(Discussions.COLLECTION)
record StoredDiscussion(
        @Id String id,
        @Nullable String language,
        @Nullable String title,
        @Nullable String policy,
        @Nullable Instant publishedAt,
        @Nullable Instant withdrawnAt,
        long sequence) {

    /** @param policy null when the event has none: what is unknown is looked at first */
    static String nameOf(@Nullable CommentPolicy policy) {
        return (policy == null ? CommentPolicy.PREMODERATED : policy).name().toLowerCase(Locale.ROOT);
    }

    Discussion discussion() {
        return new Discussion(
                id, language == null ? "und" : language, title == null ? "" : title, admission(), publishedAt);
    }

    private Admission admission() {
        if (withdrawnAt != null) {
            return new Discussion.Withdrawn();
        }
        return switch (policy) {
            case "open" -> new Discussion.Open();
            case "closed" -> new Discussion.Closed();
            case null, default -> new Discussion.Premoderated(); // what is unknown is looked at first
        };
    }
}
