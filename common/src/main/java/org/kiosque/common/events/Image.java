package org.kiosque.common.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article's picture.
 *
 * @param url path on the site of the largest variant
 * @param alt what it shows, for those who do not see it, in the language at hand
 * @param width of the largest variant, in pixels
 * @param height of the largest variant, in pixels
 * @param variants narrowest first, the largest included
 * @param webp the same as WebP; null in what was taken in before there were any
 * @param colour the one that most of it has, such as {@code #8a7f6b}; null likewise
 * @param focus what is to be seen of it in any shape; null for its middle
 * @param caption in the language at hand; null when it has none
 * @param credit to whoever made it; null when it has none
 * @param crops it in other shapes, cut around what is to be seen of it; null in what was taken in before there were any
 */
public record Image(
        String url,
        String alt,
        int width,
        int height,
        List<Variant> variants,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Variant> webp,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String colour,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Focus focus,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String caption,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String credit,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Crop> crops) {

    public Image {
        variants = List.copyOf(variants);
    }

    /** Of which nothing else is known. */
    public Image(String url, String alt, int width, int height, List<Variant> variants) {
        this(url, alt, width, height, variants, null, null, null, null, null, null);
    }

    /** With its texts in another language. */
    public Image with(String translatedAlt, @Nullable String translatedCaption) {
        return new Image(
                url, translatedAlt, width, height, variants, webp, colour, focus, translatedCaption, credit, crops);
    }

    /** The same picture, {@code width} pixels wide. */
    public record Variant(String url, int width) {}

    /**
     * The same picture in another shape.
     *
     * @param shape {@code 1:1}, {@code 4:3} or {@code 16:9}
     * @param variants narrowest first
     * @param webp the same as WebP; null where there are none
     */
    public record Crop(
            String shape,
            List<Variant> variants,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Variant> webp) {

        public Crop {
            variants = List.copyOf(variants);
        }
    }

    /** A point, from 0 to 1, from the left and from the top. */
    public record Focus(double x, double y) {}
}
