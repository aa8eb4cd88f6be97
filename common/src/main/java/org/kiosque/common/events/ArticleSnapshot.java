package org.kiosque.common.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * @param corrections in the order in which they were made
 * @param slugs words that editors want in the article's address in other languages, by language; without the id
 * @param section null when it stands in none
 * @param seo null when search engines are to show what readers see
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
        Instant updatedAt,
        List<Correction> corrections,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> slugs,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Section section,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Seo seo) {

    public ArticleSnapshot {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
        corrections = corrections == null ? List.of() : List.copyOf(corrections); // there were none in earlier events
        slugs = slugs == null ? Map.of() : Map.copyOf(slugs); // likewise
    }

    /** @return the last part of the article's address in another language, where it has that title */
    public String slugIn(String language, String title) {
        return ArticleSlug.of(slugs.getOrDefault(language, title), articleId);
    }

    /** Of an article without corrections. */
    public ArticleSnapshot(
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
        this(
                articleId,
                revision,
                language,
                slug,
                title,
                lead,
                body,
                tags,
                authors,
                image,
                comments,
                publishedAt,
                updatedAt,
                List.of(),
                Map.of(),
                null,
                null);
    }
}
