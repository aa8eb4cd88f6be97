package org.kiosque.article.media;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One file of an image.
 *
 * @param id the image's id, a slash, the {@link FileName#size}, and for WebP another slash and {@code webp}
 * @param jpeg null of a WebP
 * @param webp null of a JPEG
 */
@Document("mediaVariants")
record MediaVariant(
        @Id String id, @Nullable Binary jpeg, @Nullable Binary webp) {

    static MediaVariant of(FileName name, byte[] bytes) {
        var binary = new Binary(bytes);
        return switch (name.format()) {
            case JPEG -> new MediaVariant(id(name), binary, null);
            case WEBP -> new MediaVariant(id(name), null, binary);
        };
    }

    static String id(FileName name) {
        String jpeg = name.mediaId() + "/" + name.size();
        return switch (name.format()) {
            case JPEG -> jpeg;
            case WEBP -> jpeg + "/webp";
        };
    }

    byte @Nullable [] bytes() {
        return jpeg != null ? jpeg.getData() : webp != null ? webp.getData() : null;
    }
}
