package org.kiosque.translation.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.security.Staff;
import org.kiosque.translation.translations.Review;
import org.kiosque.translation.translations.TranslatedSegment.Origin;
import org.kiosque.translation.translations.Wording;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A line of a sentence's history.
 *
 * @param translation id of the translation that the sentence stands in
 * @see Wording for the other fields
 */
@Document(SegmentHistory.COLLECTION)
record RecordedWording(
        @Id String id,
        String translation,
        String sourceHash,
        String target,
        String targetHash,
        Origin origin,
        @Nullable String engine,
        Review review,
        @Nullable Staff by,
        long revision,
        Instant at) {

    static RecordedWording of(String translation, Wording wording) {
        return new RecordedWording(
                wording.key(),
                translation,
                wording.sourceHash(),
                wording.target(),
                wording.targetHash(),
                wording.origin(),
                wording.engine(),
                wording.review(),
                wording.by(),
                wording.revision(),
                wording.at());
    }

    Wording wording() {
        return new Wording(id, sourceHash, target, targetHash, origin, engine, review, by, revision, at);
    }
}
