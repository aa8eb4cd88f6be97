package org.kiosque.translation.engine;

import org.kiosque.common.languages.Language;

/** A direction of translation. */
public record LanguagePair(Language from, Language to) {

    /** @throws IllegalArgumentException when one of them is no language tag */
    public static LanguagePair of(String from, String to) {
        return new LanguagePair(Language.of(from), Language.of(to));
    }

    /** For stored documents and metrics, such as {@code fr-en}. */
    public String name() {
        return from + "-" + to;
    }

    /** For people. */
    @Override
    public String toString() {
        return from + "→" + to;
    }
}
