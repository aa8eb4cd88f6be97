package org.kiosque.comment.newsletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Something that letters are to be made of, each for one subscription: a story, or what a day has brought.
 *
 * @param id {@code story:} and the story's, or {@code day:} and a date
 * @param from what a day's letters begin after; null for a story
 * @param to what they end with; null for a story
 * @param after the subscription, in the order of ids, up to which letters have been made; empty for none
 * @param dueAt when they are made or gone on with; null once all are
 */
@Document(Stories.ISSUES)
record Issue(
        @Id String id,
        Instant madeAt,
        @Nullable Instant from,
        @Nullable Instant to,
        String after,
        @Nullable Instant dueAt) {

    private static final String STORY = "story:";
    private static final String DAY = "day:";

    static String ofStory(String storyId) {
        return STORY + storyId;
    }

    static String ofDay(String date) {
        return DAY + date;
    }

    /** Null for a day's. */
    @Nullable String storyId() {
        return id.startsWith(STORY) ? id.substring(STORY.length()) : null;
    }

    String day() {
        return id.substring(DAY.length());
    }
}
