package org.kiosque.comment.push;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An article that can be read in a language, as browsers are told of it, and how far messages about it are made.
 *
 * @param id {@code article:language}
 * @param sequence of the last event that was applied
 * @param slug the last part of its address in that language
 * @param tags keys
 * @param section key; null where it stands in none, and for a translation, whose events do not say
 * @param originalLanguage of the article
 * @param at when it was first heard of in that language
 * @param words what messages say, as they were made last; null before any were
 * @param edition how often they were made: 1 at first, one more for each time that they have to say something else
 * @param after the subscription, in the order of ids, up to which they have been made; empty for none
 * @param dueAt when they are made or gone on with; null once all are
 */
@Document(PushStories.COLLECTION)
record PushStory(
        @Id String id,
        long sequence,
        String articleId,
        String language,
        String originalLanguage,
        String slug,
        String title,
        @Nullable String lead,
        List<String> tags,
        @Nullable String section,
        Instant at,
        @Nullable String words,
        int edition,
        @Nullable String after,
        @Nullable Instant dueAt) {

    static String id(String articleId, String language) {
        return articleId + ":" + language;
    }
}
