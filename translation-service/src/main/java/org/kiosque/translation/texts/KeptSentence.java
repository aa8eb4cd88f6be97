package org.kiosque.translation.texts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.engine.Tier;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What became of a sentence. The sentence itself is not stored, nor where it stood: it may be a reader's.
 *
 * @param id a hash of the direction, the sentence and the terms in it
 * @param claim whose call is making it; null when it is made
 * @param target null while it is being made, and when no engine's answer may be shown
 * @param engine null likewise, and when it is nothing but terms of the glossary
 * @param tier of the engine then; null likewise
 * @param until when it is forgotten, or the claim is taken for dead
 */
@Document(KeptSentences.COLLECTION)
record KeptSentence(
        @Id String id,
        @Nullable String claim,
        @Nullable String target,
        @Nullable String engine,
        @Nullable Tier tier,
        Instant until) {

    boolean isMade() {
        return claim == null;
    }
}
