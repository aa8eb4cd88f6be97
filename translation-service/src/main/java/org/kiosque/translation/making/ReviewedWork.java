package org.kiosque.translation.making;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.ReviewedSegment;
import org.kiosque.translation.translations.TranslatedSegment;

/** What people have written or approved comes before all that machines have made. */
final class ReviewedWork implements KnownTranslations {

    private final Reviewed.Lookup reviewed;
    private final KnownTranslations otherwise;

    ReviewedWork(Reviewed reviewed, KnownTranslations otherwise) {
        this.reviewed = reviewed.lookup();
        this.otherwise = otherwise;
    }

    @Override
    public Optional<TranslatedSegment> of(Segment segment) {
        Optional<TranslatedSegment> other = otherwise.of(segment);
        return reviewed.of(segment)
                .map(found -> written(segment, found, other.orElse(null)))
                .or(() -> other);
    }

    /** A machine's proposal for the same sentence stays beside it. */
    private static TranslatedSegment written(
            Segment segment, ReviewedSegment found, @Nullable TranslatedSegment other) {
        var written = new TranslatedSegment(
                segment.n(),
                segment.field(),
                segment.source(),
                found.target(),
                found.origin(),
                found.engine(),
                null,
                null,
                found.staleTerm());
        if (other == null || other.stale() || !other.target().equals(found.target())) {
            return written;
        }
        return written.with(other.proposal());
    }
}
