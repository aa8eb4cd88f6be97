package org.kiosque.article.media;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An image that can be used. It never changes, and is written after all its variants.
 *
 * @param alt what it shows, unless an article says otherwise; may be empty
 * @param variants narrowest first
 * @param uploadedBy subject of the editor's token
 */
@Document("media")
record Media(@Id String id, String alt, List<Size> variants, String uploadedBy, Instant uploadedAt) {

    Media {
        variants = List.copyOf(variants);
    }

    Size largest() {
        return variants.getLast();
    }

    /** In pixels. */
    record Size(int width, int height) {}
}
