package org.kiosque.recommendation.index;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.kiosque.common.languages.Language;

/**
 * How the words of a language are brought to their stems. Accents are taken off before, so that a word has one stem whether
 * or not somebody typed them.
 */
public final class Analyzers {

    /** Also a season, which people look for. */
    private static final Set<String> NO_STOP_WORDS = Set.of("été");

    private Analyzers() {}

    /** @return for a language without stemmer, one that only splits words; safe for use by several threads */
    public static Analyzer of(Language language) {
        return switch (language.primary()) {
            case "fr" ->
                new Words(
                        words -> new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES),
                        folded(FrenchAnalyzer.getDefaultStopSet()),
                        FrenchLightStemFilter::new);
            case "en" ->
                new Words(
                        EnglishPossessiveFilter::new,
                        folded(EnglishAnalyzer.getDefaultStopSet()),
                        PorterStemFilter::new);
            case "es" ->
                new Words(
                        UnaryOperator.identity(),
                        folded(SpanishAnalyzer.getDefaultStopSet()),
                        SpanishLightStemFilter::new);
            default -> ofWholeWords();
        };
    }

    /** @return one that leaves words as they are typed, but for case and accents */
    public static Analyzer ofWholeWords() {
        return new Words(UnaryOperator.identity(), CharArraySet.EMPTY_SET, UnaryOperator.identity());
    }

    private static CharArraySet folded(CharArraySet stopWords) {
        var folded = new CharArraySet(stopWords.size(), true);
        for (Object stopWord : stopWords) {
            char[] word = (char[]) stopWord;
            if (!NO_STOP_WORDS.contains(new String(word))) {
                char[] plain = new char[4 * word.length]; // as the folding wants it
                int length = ASCIIFoldingFilter.foldToASCII(word, 0, plain, 0, word.length);
                folded.add(new String(plain, 0, length));
            }
        }
        return folded;
    }

    /** Words without accents, stop words, and what their language puts before and after their stems. */
    private static final class Words extends Analyzer {

        private final UnaryOperator<TokenStream> trimming;
        private final CharArraySet stopWords;
        private final UnaryOperator<TokenStream> stemming;

        Words(UnaryOperator<TokenStream> trimming, CharArraySet stopWords, UnaryOperator<TokenStream> stemming) {
            this.trimming = trimming;
            this.stopWords = stopWords;
            this.stemming = stemming;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            var words = new StandardTokenizer();
            TokenStream plain = normalize(field, trimming.apply(words));
            return new TokenStreamComponents(words, stemming.apply(new StopFilter(plain, stopWords)));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream words) {
            return new ASCIIFoldingFilter(new LowerCaseFilter(words));
        }
    }
}
