package org.kiosque.recommendation.cards;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Tag;

/**
 * An article as it looks in a list, in one language that it can be read in now.
 *
 * @param id of the article, the same in every language
 * @param language BCP 47, of the texts here
 * @param lead null when the article has none
 * @param image null when the article has none
 * @param original the article in its own language; itself when this card is the original
 */
public record Card(
        String id,
        String slug,
        String language,
        String title,
        @Nullable String lead,
        List<Tag> tags,
        List<Author> authors,
        @Nullable Image image,
        Instant publishedAt,
        Original original) {

    /** @param language BCP 47, of the title */
    public record Original(String language, String title, String slug) {}
}
