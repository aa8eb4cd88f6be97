package org.kiosque.common.events;

import java.util.List;

/**
 * An article's picture.
 *
 * @param url path on the site of the largest variant
 * @param alt what it shows, for those who do not see it, in the language at hand
 * @param width of the largest variant, in pixels
 * @param height of the largest variant, in pixels
 * @param variants narrowest first, the largest included
 */
public record Image(String url, String alt, int width, int height, List<Variant> variants) {

    public Image {
        variants = List.copyOf(variants);
    }

    /** @param translated the alternative text in another language */
    public Image withAlt(String translated) {
        return new Image(url, translated, width, height, variants);
    }

    /** The same picture, {@code width} pixels wide. */
    public record Variant(String url, int width) {}
}
