package org.kiosque.translation.translations;

import org.jspecify.annotations.Nullable;
import org.kiosque.translation.translations.TranslatedSegment.Origin;

/**
 * Another text for a sentence, which a translator may take or leave.
 *
 * @param engine null when no machine made it
 * @param earlierSource the wording that a person translated so, before the sentence was changed; null when the text was
 *     made for the sentence as it is
 */
public record Proposal(
        String target,
        Origin origin,
        @Nullable String engine,
        @Nullable String earlierSource) {}
