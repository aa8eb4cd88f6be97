package org.kiosque.common.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where one segment of a translation comes from, and how far people have looked at it.
 *
 * @param n position in reading order, from 0
 * @param field {@code title}, {@code lead}, {@code body}, {@code tag} or {@code alt}
 * @param origin {@code machine}, {@code human}, {@code memory}, or {@code source} when it stays untranslated; consumers
 *     tolerate others
 * @param review {@code draft} or {@code approved}; null when no person has had to do with it, and in what earlier versions
 *     have told; consumers tolerate others
 * @param stale true when a person's text is of an earlier wording, or lacks a term that has changed since; null when it is
 *     not, and in what earlier versions have told
 */
public record SegmentOrigin(
        int n,
        String field,
        String origin,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String review,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) Boolean stale) {}
