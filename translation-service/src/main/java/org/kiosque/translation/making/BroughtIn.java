package org.kiosque.translation.making;

import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.TranslationBroughtIn;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A translation that people had written before its article came here.
 *
 * @param id as that of the translation that it is for
 * @param text null once it has been taken over, sentence by sentence
 */
@Document(BroughtInTranslations.COLLECTION)
record BroughtIn(@Id String id, @Nullable TranslationBroughtIn text) {}
