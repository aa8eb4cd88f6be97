package org.kiosque.recommendation.cards;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Tag;

/**
 * An article as it looks in a list, in one language that it can be read in now; clients get it as it is here.
 *
 * @param id of the article, the same in every language
 * @param url path of its page on the site
 * @param language BCP 47, of the texts here
 * @param original the article in its own language; itself when this card is the original
 * @param translation null when this card is the original
 * @param lead null when the article has none
 * @param image null when the article has none
 * @param sequence of the article's event that this comes from; not for clients
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Card(
        String id,
        String slug,
        String url,
        String language,
        Original original,
        @Nullable Translation translation,
        String title,
        @Nullable String lead,
        List<Tag> tags,
        List<Author> authors,
        @Nullable Image image,
        Instant publishedAt,
        @JsonIgnore long sequence) {

    /** @param language BCP 47, of the title */
    public record Original(String language, String title, String slug, String url) {}

    /**
     * @param tier {@code gist} of words that only tell what the original is about; null when they do better, or nobody has said
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Translation(@Nullable String tier) {}
}
