package org.kiosque.comment.newsletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.news.ReadableStory;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An article that can be read in a language, as letters tell of it.
 *
 * @param id {@code article:language}
 * @param sequence of the last event that was applied
 * @param slug the last part of its address in that language
 * @param tags keys
 * @param section key; null where it stands in none, and for a translation, whose events do not say
 * @param originalLanguage of the article
 * @param at when it was first heard of in that language; null only in between
 */
@Document(Stories.COLLECTION)
record Story(
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
        Instant at) {

    static String id(String articleId, String language) {
        return articleId + ":" + language;
    }

    static Story of(ReadableStory read) {
        return new Story(
                id(read.articleId(), read.language()),
                read.sequence(),
                read.articleId(),
                read.language(),
                read.originalLanguage(),
                read.slug(),
                read.title(),
                read.lead(),
                read.tags(),
                read.section(),
                read.publishedAt());
    }
}
