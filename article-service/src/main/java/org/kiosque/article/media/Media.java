package org.kiosque.article.media;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Image;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An image that can be used. Its pixels never change, and it is written after all its variants.
 *
 * @param alt what it shows, unless an article says otherwise; may be empty
 * @param variants narrowest first
 * @param uploadedBy subject of the editor's token
 * @param webp whether there are variants as WebP, too; null in what was taken in before there were any
 * @param colour see {@link Image#colour}
 * @param focus null for its middle
 * @param texts by language; null when there are none
 * @param credit null when it has none
 * @param words by which it is found; null in what was taken in before it was found by words
 * @param changes how often was changed what is said of it; null for never
 */
@Document(MediaLibrary.COLLECTION)
record Media(
        @Id String id,
        String alt,
        List<Size> variants,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable Boolean webp,
        @Nullable String colour,
        Image.@Nullable Focus focus,
        @Nullable Map<String, Text> texts,
        @Nullable String credit,
        @Nullable List<String> words,
        @Nullable Long changes) {

    Media {
        variants = List.copyOf(variants);
    }

    Size largest() {
        return variants.getLast();
    }

    long version() {
        return changes == null ? 0 : changes;
    }

    /** @return null where nothing is said in that language */
    @Nullable Text text(@Nullable String language) {
        return language == null || texts == null ? null : texts.get(language);
    }

    /** In pixels. */
    record Size(int width, int height) {}

    /**
     * What is said of it in a language.
     *
     * @param alt null for that of the image
     * @param caption null when it has none
     */
    record Text(@Nullable String alt, @Nullable String caption) {}
}
