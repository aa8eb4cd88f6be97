package org.kiosque.common.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole article in its original language.
 *
 * @param revision counts the author's changes, from 1
 * @param language BCP 47
 * @param slug the last part of the article's address, see {@link ArticleSlug}
 * @param lead null when the article has none
 * @param body CommonMark with tables, strikethrough and footnotes
 * @param image null when the article has none
 */
public record ArticleSnapshot(
        String articleId,
        long revision,
        String language,
        String slug,
        String title,
        @Nullable String lead,
        String body,
        List<Tag> tags,
        List<Author> authors,
        @Nullable Image image,
        CommentPolicy comments,
        Instant publishedAt,
        Instant updatedAt) {

    public ArticleSnapshot {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
    }
}
