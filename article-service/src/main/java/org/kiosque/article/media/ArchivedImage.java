package org.kiosque.article.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Image;

/**
 * An image for good keeping, with what is said of it and its pixels in its largest width, of which the other widths, shapes and
 * formats are made again. Part of the form of exports: fields may come, and none changes its meaning.
 *
 * @param colour see {@link Image#colour}
 * @param focus null for its middle
 * @param texts by language; null when there are none
 * @param credit null when it has none
 * @param edition how many pictures it has been, if more than one; it stands in its addresses
 * @param jpeg as it is served, with nothing in it but what its pixels need
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record ArchivedImage(
        String id,
        String alt,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable String colour,
        Image.@Nullable Focus focus,
        @Nullable Map<String, Text> texts,
        @Nullable String credit,
        @Nullable Integer edition,
        byte[] jpeg) {

    /** What is said of it in a language. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Text(@Nullable String alt, @Nullable String caption) {}
}
