package org.kiosque.recommendation.search.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.kiosque.recommendation.index.LanguageIndex;

/**
 * Reads what somebody typed: every word has to be there, in whichever field; {@code "these words"} one after the other, and
 * {@code -this} not at all. Whatever is typed is a question, if perhaps one that nothing answers; of a long one the first
 * words count. For one question only.
 */
final class Words extends SimpleQueryParser {

    /** More than people type, and few enough to look up. */
    static final int MOST_WORDS = 16;

    /** As people and their keyboards write them. */
    private static final Pattern QUOTES = Pattern.compile("[«»“”„]");

    private static final int SYNTAX = PHRASE_OPERATOR | NOT_OPERATOR | WHITESPACE_OPERATOR;

    /** A word that stands in the title says more of an article than one of the lead, and that more than one of the body. */
    private static final Map<String, Float> WEIGHT_OF_FIELD = weights();

    /** What finds in the other two fields add to the best one. */
    private static final float OTHER_FIELDS = 0.2f;

    /** With one slip in them, shorter words are other words. */
    private static final int SHORTEST_WITH_A_SLIP = 4;

    private static final int WORDS_WITH_A_SLIP = 30;

    /** Letters that are as they were typed: the first one seldom is a slip, and without it all words of the index are looked at. */
    private static final int SURE_LETTERS = 1;

    private final boolean tolerant;
    private int words;

    private Words(Analyzer analyzer, boolean tolerant) {
        super(analyzer, WEIGHT_OF_FIELD, SYNTAX);
        this.tolerant = tolerant;
        setDefaultOperator(Occur.MUST);
    }

    private static Map<String, Float> weights() {
        var weights = new LinkedHashMap<String, Float>();
        weights.put(LanguageIndex.TITLE, 3f);
        weights.put(LanguageIndex.LEAD, 1.5f);
        weights.put(LanguageIndex.BODY, 1f);
        return weights;
    }

    /** @param tolerant whether one letter of each word, but not the first, may be missing, wrong, too much, or in its neighbour's place */
    static Query of(String question, Analyzer analyzer, boolean tolerant) {
        return new Words(analyzer, tolerant).parse(QUOTES.matcher(question).replaceAll("\""));
    }

    @Override
    protected @Nullable Query newDefaultQuery(String text) {
        if (isOneTooMany()) {
            return null;
        }
        List<Query> fields = new ArrayList<>();
        weights.forEach((field, weight) -> {
            Query exact = createBooleanQuery(field, text, Occur.MUST);
            if (exact != null) {
                fields.add(new BoostQuery(tolerant ? withASlip(exact) : exact, weight));
            }
        });
        return fields.isEmpty() ? null : new DisjunctionMaxQuery(fields, OTHER_FIELDS);
    }

    @Override
    protected @Nullable Query newPhraseQuery(String text, int slop) {
        if (isOneTooMany()) {
            return null;
        }
        List<Query> fields = new ArrayList<>();
        weights.forEach((field, weight) -> {
            Query phrase = createPhraseQuery(field, text, slop);
            if (phrase != null) {
                fields.add(new BoostQuery(phrase, weight));
            }
        });
        return fields.isEmpty() ? null : new DisjunctionMaxQuery(fields, OTHER_FIELDS);
    }

    private boolean isOneTooMany() {
        return words++ >= MOST_WORDS;
    }

    private static Query withASlip(Query exact) {
        if (exact instanceof TermQuery word) {
            String letters = word.getTerm().text();
            if (letters.length() >= SHORTEST_WITH_A_SLIP && letters.chars().noneMatch(Character::isDigit)) {
                return new FuzzyQuery(word.getTerm(), 1, SURE_LETTERS, WORDS_WITH_A_SLIP, true);
            }
        }
        return exact;
    }
}
