package org.kiosque.translation.making;

import java.util.Optional;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translations.TranslatedSegment;

/** Where a sentence may be translated already: what is known is not asked again. */
interface KnownTranslations {

    /** @return empty when it is not known here */
    Optional<TranslatedSegment> of(Segment segment);
}
