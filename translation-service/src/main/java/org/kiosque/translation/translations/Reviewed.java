package org.kiosque.translation.translations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.glossary.Terms;
import org.kiosque.translation.segmentation.Segment;

/**
 * All that people have written or approved of one translation. Only people change it: a machine reads it, and no result of
 * a machine is written where it says something.
 *
 * @param from language of the sources
 * @param edits how often people have changed it
 */
public record Reviewed(String from, long edits, List<ReviewedSegment> segments) {

    /** That many texts of sentences that are gone are kept, the latest: an author often puts back what was taken out. */
    static final int MOST_GONE = 500;

    public Reviewed {
        segments = List.copyOf(segments);
    }

    /** @return what is stored, if it was made for texts in this language */
    public static Reviewed of(@Nullable Reviewed stored, String from) {
        return stored != null && stored.from().equals(from)
                ? stored
                : new Reviewed(from, stored == null ? 0 : stored.edits(), List.of());
    }

    public Lookup lookup() {
        return new Lookup(segments);
    }

    /**
     * @param changed in place of what was said for the same sentences
     * @param text all sentences of the article as it is now
     */
    public Reviewed with(Collection<ReviewedSegment> changed, List<Segment> text) {
        Map<ReviewedSegment.Key, ReviewedSegment> all = new LinkedHashMap<>();
        segments.forEach(segment -> all.put(segment.key(), segment));
        changed.forEach(segment -> all.put(segment.key(), segment));
        Set<ReviewedSegment.Key> present = new HashSet<>();
        text.forEach(segment -> present.add(ReviewedSegment.Key.of(segment)));
        Stream<ReviewedSegment> here = all.values().stream().filter(segment -> present.contains(segment.key()));
        Stream<ReviewedSegment> gone = all.values().stream()
                .filter(segment -> !present.contains(segment.key()))
                .sorted(Comparator.comparing(ReviewedSegment::at).reversed())
                .limit(MOST_GONE);
        return new Reviewed(from, edits + 1, Stream.concat(here, gone).toList());
    }

    /** @return this, if nobody has written without one of these terms */
    Reviewed markedStale(Terms changed) {
        List<ReviewedSegment> marked = segments.stream()
                .map(segment -> changed.missingFrom(segment.source(), segment.target())
                        .map(segment::without)
                        .orElse(segment))
                .toList();
        return marked.equals(segments) ? this : new Reviewed(from, edits, marked);
    }

    /** What was translated by people and has no place in the text any more. */
    public List<ReviewedSegment> gone(List<Segment> text) {
        Set<ReviewedSegment.Key> present = new HashSet<>();
        text.forEach(segment -> present.add(ReviewedSegment.Key.of(segment)));
        List<ReviewedSegment> gone = new ArrayList<>();
        segments.stream()
                .filter(segment -> !present.contains(segment.key()))
                .sorted(Comparator.comparing(ReviewedSegment::at).reversed())
                .limit(MOST_GONE)
                .forEach(gone::add);
        return gone;
    }

    /** Who has approved all of these sentences, and when: the last of them; empty when one is not approved. */
    public static Optional<ReviewedSegment> lastApproval(Lookup reviewed, List<Segment> text) {
        ReviewedSegment last = null;
        for (Segment segment : text) {
            ReviewedSegment found = reviewed.of(segment).orElse(null);
            if (found == null || found.review() != Review.APPROVED) {
                return Optional.empty();
            }
            if (last == null || found.at().isAfter(last.at())) {
                last = found;
            }
        }
        return Optional.ofNullable(last);
    }

    /** Finds what was said of a sentence; of several equal ones, each its own, else that of the first. */
    public static final class Lookup {

        private final Map<ReviewedSegment.Key, ReviewedSegment> exact = new HashMap<>();
        private final Map<ReviewedSegment.Key, ReviewedSegment> first = new HashMap<>();

        private Lookup(List<ReviewedSegment> segments) {
            segments.forEach(segment -> {
                exact.put(segment.key(), segment);
                first.merge(
                        new ReviewedSegment.Key(segment.field().isMarkdown(), segment.source(), 0),
                        segment,
                        (one, other) -> one.nth() <= other.nth() ? one : other);
            });
        }

        /** @return empty when no person has had to do with this sentence, nor with an equal one */
        public Optional<ReviewedSegment> of(Segment segment) {
            var key = ReviewedSegment.Key.of(segment);
            ReviewedSegment found = exact.get(key);
            return Optional.ofNullable(
                    found != null ? found : first.get(new ReviewedSegment.Key(key.markdown(), key.source(), 0)));
        }
    }
}
