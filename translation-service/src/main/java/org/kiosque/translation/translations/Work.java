package org.kiosque.translation.translations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.translation.glossary.Terms;
import org.kiosque.translation.translations.TranslatedSegment.Origin;

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

    /** @return this, if no person's text lacks one of these terms */
    Work markedStale(Terms changed) {
        List<TranslatedSegment> marked = segments.stream()
                .map(segment -> segment.origin() == Origin.HUMAN || segment.origin() == Origin.MEMORY
                        ? changed.missingFrom(segment.source(), segment.target())
                                .map(segment::without)
                                .orElse(segment)
                        : segment)
                .toList();
        return marked.equals(segments)
                ? this
                : new Work(from, revision, marked, origin, engine, at, reviewedBy, reviewedAt);
    }

    /** @return this, if no machine's text lacks one of these terms; else without those that do */
    Work withoutMachines(Terms changed) {
        List<TranslatedSegment> kept = segments.stream()
                .filter(segment -> segment.origin() != Origin.MACHINE
                        || changed.missingFrom(segment.source(), segment.target())
                                .isEmpty())
                .toList();
        return kept.size() == segments.size()
                ? this
                : new Work(from, revision, kept, origin, engine, at, reviewedBy, reviewedAt);
    }

    /** What is made so far of a translation that is not complete. */
    public static Work unfinished(String from, long revision, List<TranslatedSegment> segments, Instant at) {
        return new Work(from, revision, segments, null, null, at, null, null);
    }
}
