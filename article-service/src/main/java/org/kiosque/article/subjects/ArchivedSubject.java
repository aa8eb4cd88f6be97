package org.kiosque.article.subjects;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Image;

/**
 * A tag, an author or a section for good keeping, with all that leads to it. Part of the form of exports: fields may come, and
 * none changes its meaning.
 *
 * @param id the same for ever
 * @param key its key now
 * @param keys that it has or had, the first one first
 * @param names of a tag or section, by language; null of an author
 * @param name of an author; null of others
 * @param spellings by which it is found
 * @param biographies of an author, by language; null when there are none
 * @param position of a section; null of others, and of one that has none
 * @param into id of what it has become a part of; null while it is its own
 * @param changedBy null while it is as it came with an article
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArchivedSubject(
        String id,
        Kind kind,
        String key,
        List<String> keys,
        @Nullable Map<String, String> names,
        @Nullable String name,
        List<String> spellings,
        @Nullable Map<String, String> biographies,
        @Nullable Picture picture,
        @Nullable Integer position,
        @Nullable String into,
        Instant changedAt,
        @Nullable String changedBy) {

    /** @param image as it was when it was chosen */
    public record Picture(String mediaId, Image image) {}
}
