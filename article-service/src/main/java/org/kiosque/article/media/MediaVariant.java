package org.kiosque.article.media;

import org.bson.types.Binary;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One image in one width, as JPEG.
 *
 * @param id the image's id, a slash, the width in pixels
 */
@Document("mediaVariants")
record MediaVariant(@Id String id, Binary jpeg) {

    static String id(String mediaId, int width) {
        return mediaId + "/" + width;
    }
}
