package org.kiosque.gateway.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article in a list.
 *
 * @param original null where the service does not say
 * @param languages the editions that can be read now
 * @param translation null for the original itself
 * @param section null where it is in none
 * @param why the reason for recommending it; null in lists that recommend nothing
 * @param because the article that was read and told most for it; null where none did
 * @param bodyHtml sanitised by the article-service; null where nobody has asked for it, and where it is too long for its list
 */
public record Card(
        String id,
        String url,
        String language,
        Article.@Nullable Original original,
        String title,
        @Nullable String lead,
        Article.@Nullable Section section,
        List<Article.Tag> tags,
        List<Article.Author> authors,
        List<Article.Edition> languages,
        Article.@Nullable Translation translation,
        Article.@Nullable Picture image,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable String why,
        @Nullable Because because,
        @Nullable String bodyHtml) {

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public Card {
        tags = tags == null ? List.of() : List.copyOf(tags);
        authors = authors == null ? List.of() : List.copyOf(authors);
        languages = languages == null ? List.of() : List.copyOf(languages);
    }

    public record Because(String title) {}

    /** The same, recommended for a reason. */
    public Card recommended(String reason) {
        return new Card(
                id,
                url,
                language,
                original,
                title,
                lead,
                section,
                tags,
                authors,
                languages,
                translation,
                image,
                publishedAt,
                updatedAt,
                reason,
                null,
                null);
    }

    /** Whether its words tell only what the original is about, and nobody has approved them. */
    public boolean isGist() {
        return translation != null && translation.isShownAsGist();
    }

    /** When its text changed last; null where nobody says. */
    public @Nullable Instant changedAt() {
        return updatedAt == null ? publishedAt : updatedAt;
    }
}
