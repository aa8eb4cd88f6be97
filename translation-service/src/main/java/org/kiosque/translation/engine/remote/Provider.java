package org.kiosque.translation.engine.remote;

import java.util.List;
import java.util.Set;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.TranslationEngine;

/** A translator's HTTP contract, and nothing else: who calls it sees to time, rates, health and cost. */
public interface Provider {

    /** Stable lower-case name. */
    String name();

    Tier tier();

    /** Whether an operator has switched it on. */
    boolean configured();

    /** Texts of one call. */
    int mostTexts();

    /** Bytes of all texts of one call, in UTF-8. */
    int mostBytes();

    /**
     * @param languages that are of interest
     * @throws ProviderException when it cannot be told now
     */
    Set<LanguagePair> pairs(List<Language> languages);

    /**
     * @param texts with placeholders such as {@code ⟦3⟧}
     * @return one for each text, in order
     * @throws ProviderException when there is no such answer
     */
    Translations translate(LanguagePair pair, List<String> texts);

    /** @param context see {@link TranslationEngine}; what it costs is not counted */
    default Translations translate(LanguagePair pair, List<String> texts, String context) {
        return translate(pair, texts);
    }

    /** @param billed characters that it cost; below 0 when the provider does not say */
    record Translations(List<String> texts, long billed) {

        public Translations {
            texts = List.copyOf(texts);
        }
    }
}
