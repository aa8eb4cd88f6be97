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
        String url,
        String language,
        String title,
        @Nullable String lead,
        List<Article.Tag> tags,
        Article.@Nullable Picture image,
        @Nullable Instant publishedAt,
        @Nullable String why) {

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public Card {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
