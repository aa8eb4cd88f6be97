package org.kiosque.translation.making;

import java.util.Optional;
import org.kiosque.translation.memory.TranslationMemory;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.TranslatedSegment.Origin;

/** What people have approved for the same sentence of another article comes before all that machines have made. */
record RememberedWork(TranslationMemory.Exact memory, KnownTranslations otherwise) implements KnownTranslations {

    @Override
    public Optional<TranslatedSegment> of(Segment segment) {
        return memory.of(segment)
                .map(known -> new TranslatedSegment(
                        segment.n(),
                        segment.field(),
                        segment.source(),
                        known.target(),
                        Origin.MEMORY,
                        null,
                        null,
                        null,
                        known.staleTerm()))
                .or(() -> otherwise.of(segment));
    }
}
