package org.kiosque.gateway.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article in a list.
 *
 * @param why the reason for recommending it; null in lists that recommend nothing
 */
public record Card(
        String id,
        String slug,
        String url,
        String language,
        String title,
        @Nullable String lead,
        List<Article.Tag> tags,
        List<Article.Author> authors,
        Article.@Nullable Picture image,
        @Nullable Instant publishedAt,
        Article.@Nullable Discussion comments,
        @Nullable String why) {

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public Card {
        tags = tags == null ? List.of() : List.copyOf(tags);
        authors = authors == null ? List.of() : List.copyOf(authors);
    }
}
