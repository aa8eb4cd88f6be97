package org.kiosque.recommendation.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.kiosque.common.languages.Language;

/** How the words of a language are brought to their stems. */
final class Analyzers {

    private Analyzers() {}

    /** @return for a language without an analyzer of its own, one that only splits words */
    static Analyzer of(Language language) {
        return switch (language.primary()) {
            case "fr" -> new FrenchAnalyzer();
            case "en" -> new EnglishAnalyzer();
            case "es" -> new SpanishAnalyzer();
            default -> new StandardAnalyzer();
        };
    }
}
