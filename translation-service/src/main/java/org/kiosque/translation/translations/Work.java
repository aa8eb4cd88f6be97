package org.kiosque.translation.translations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.TranslationOrigin;

/**
 * The sentences of a translation, all of them or as many as there are.
 *
 * @param from language of the sources
 * @param revision of the article that the segments belong to, at least those of them that are new
 * @param origin null while it is incomplete
 * @param engine the machine that took part; null when none did, and while it is incomplete
 * @param reviewedBy who was the last to approve a sentence, once all are approved; null until then
 * @param reviewedAt when that was; null likewise
 */
public record Work(
        String from,
        long revision,
        List<TranslatedSegment> segments,
        @Nullable TranslationOrigin origin,
        @Nullable String engine,
        Instant at,
        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt) {

    public Work {
        segments = List.copyOf(segments);
    }

    /** What is made so far of a translation that is not complete. */
    public static Work unfinished(String from, long revision, List<TranslatedSegment> segments, Instant at) {
        return new Work(from, revision, segments, null, null, at, null, null);
    }
}
