package org.kiosque.article.media;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Image;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An image that can be used. It is written after all its files, and files never change.
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
 * @param crops it in other shapes; null in what was taken in before it came in any, until its focus is set
 * @param edition how many pictures it has been, the present one included; null for one
 * @param changes how often was changed what is said of it, or another picture was begun; null for never
 * @param taken the highest edition that was begun, whether or not it came to be; null for none
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
        @Nullable List<Crop> crops,
        @Nullable Integer edition,
        @Nullable Long changes,
        @Nullable Integer taken) {

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

    FileName file(int width, ImageFormat format) {
        return new FileName(id, FileName.size(width, numbered()), format);
    }

    FileName file(Crop crop, int width, ImageFormat format) {
        return new FileName(id, crop.size(width, numbered()), format);
    }

    /** Of the largest, of which all others can be made. */
    FileName largestFile() {
        return file(largest().width(), ImageFormat.JPEG);
    }

    int numbered() {
        return edition == null ? 1 : edition;
    }

    /** The edition that another picture in its place will be. */
    int next() {
        return Math.max(numbered(), taken == null ? 1 : taken) + 1;
    }

    /** Whether it is there in all shapes, cut around that point. */
    boolean isCutAround(Shape.Point point) {
        return crops != null
                && crops.size() == Shape.values().length
                && crops.stream().allMatch(crop -> crop.x() == point.x() && crop.y() == point.y());
    }

    /**
     * It in another shape.
     *
     * @param shape such as {@code 16:9}
     * @param x see {@link Shape.Point}
     * @param y see {@link Shape.Point}
     * @param widths narrowest first
     */
    record Crop(String shape, int x, int y, List<Integer> widths) {

        Crop {
            widths = List.copyOf(widths);
        }

        /** See {@link FileName#size}. */
        String size(int width, int edition) {
            return FileName.size(width, edition) + "-" + shape.replace(':', 'x') + "-" + x + "-" + y;
        }
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
