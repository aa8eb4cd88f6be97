package org.kiosque.article.editing.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.CommentPolicy;

/**
 * An article as another system had it, in any length.
 *
 * @param language as it says itself; null when it does not
 * @param usualLanguage of what that system has, for texts that do not tell; null when that is not known either
 * @param lead null when it has none
 * @param body Markdown
 * @param slug last part of its address there; null when it had none
 * @param slugs the same of its translations there, by language as that system says it
 * @param begunAt when it was begun
 * @param publishedAt since when readers can see it, or from when they are to; null for a draft
 * @param changedAt when it was last changed
 * @param note where it comes from, for its history
 */
public record ForeignArticle(
        @Nullable String language,
        @Nullable String usualLanguage,
        String title,
        @Nullable String lead,
        String body,
        List<String> tags,
        List<String> authors,
        @Nullable String slug,
        Map<String, String> slugs,
        CommentPolicy comments,
        Instant begunAt,
        @Nullable Instant publishedAt,
        Instant changedAt,
        String note) {

    public ForeignArticle {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
        slugs = Map.copyOf(slugs);
    }
}
