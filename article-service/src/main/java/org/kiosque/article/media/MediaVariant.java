package org.kiosque.article.media;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One image in one width and format.
 *
 * @param id the image's id, a slash, the width in pixels, and for WebP another slash and {@code webp}
 * @param jpeg null of a WebP
 * @param webp null of a JPEG
 */
@Document("mediaVariants")
record MediaVariant(
        @Id String id, @Nullable Binary jpeg, @Nullable Binary webp) {

    static MediaVariant of(String mediaId, int width, ImageFormat format, byte[] bytes) {
        var binary = new Binary(bytes);
        return switch (format) {
            case JPEG -> new MediaVariant(id(mediaId, width, format), binary, null);
            case WEBP -> new MediaVariant(id(mediaId, width, format), null, binary);
        };
    }

    static String id(String mediaId, int width, ImageFormat format) {
        return switch (format) {
            case JPEG -> mediaId + "/" + width;
            case WEBP -> mediaId + "/" + width + "/webp";
        };
    }

    byte @Nullable [] bytes() {
        return jpeg != null ? jpeg.getData() : webp != null ? webp.getData() : null;
    }
}
