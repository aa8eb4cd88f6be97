package org.kiosque.recommendation.search.query;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.PassageScorer;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.index.LanguageIndex;

/**
 * Finds the words of a question: in a text, by analysing it once more; in those that the index has, by where it says that they
 * stand. For one question only.
 */
public final class Highlights {

    /** About two lines. */
    private static final int PASSAGE = 180;

    /** Where in its passage the first word stands. */
    private static final float MIDDLE = 0.5f;

    /** UTF-16 units of a passage; a longer sentence is cut. */
    private static final int LONGEST_PASSAGE = 400;

    /** What is shown before the first mark of a sentence that is cut. */
    private static final int BEFORE_FIRST_MARK = 60;

    private final Query words;
    private final UnifiedHighlighter whole;
    private final Analyzer analyzer;
    private final Locale locale;

    Highlights(Query words, Analyzer analyzer, Language language) {
        this.words = words;
        this.analyzer = analyzer;
        this.locale = language.locale();
        this.whole = showing(
                        UnifiedHighlighter.builderWithoutSearcher(analyzer), WholeBreakIterator::new, Integer.MAX_VALUE)
                .build();
    }

    private static UnifiedHighlighter.Builder showing(
            UnifiedHighlighter.Builder highlighter, Supplier<BreakIterator> parts, int longest) {
        return highlighter
                .withBreakIterator(parts)
                .withFormatter(new Marks(longest))
                .withScorer(new DifferentWords())
                .withMaxNoHighlightPassages(0)
                .withWeightMatches(false); // a field alone answers no question that others answer with it
    }

    /** @return the text with its marks; without any when no word of the question stands in it */
    public Marked in(String field, String text) throws IOException {
        return text.isEmpty()
                ? new Marked(text, List.of())
                : Optional.ofNullable((Marked) whole.highlightWithoutSearcher(field, words, text, 1))
                        .orElseGet(() -> new Marked(text, List.of()));
    }

    /** @return the part of each one's body that answers best, 400 characters at most; null where none does */
    List<@Nullable Marked> passages(IndexSearcher searcher, int... documents) throws IOException {
        if (documents.length == 0) {
            return List.of();
        }
        var parts = showing(
                UnifiedHighlighter.builder(searcher, analyzer),
                () -> LengthGoalBreakIterator.createClosestToLength(
                        new KnownBreaks(BreakIterator.getSentenceInstance(locale)), PASSAGE, MIDDLE),
                LONGEST_PASSAGE);
        List<@Nullable Marked> found = new ArrayList<>();
        for (Object passage : new Bodies(parts).in(words, documents)) {
            found.add(passage == null ? null : onOneLine((Marked) passage));
        }
        return found;
    }

    /** Texts that are not among the stored fields. */
    private static final class Bodies extends UnifiedHighlighter {

        Bodies(Builder parts) {
            super(parts);
        }

        Object[] in(Query words, int... documents) throws IOException {
            String[] fields = {LanguageIndex.BODY};
            return Objects.requireNonNull(highlightFieldsAsObjects(fields, words, documents, new int[] {1})
                    .get(LanguageIndex.BODY));
        }

        @Override
        protected List<CharSequence[]> loadFieldValues(String[] fields, DocIdSetIterator documents, int threshold)
                throws IOException {
            List<CharSequence[]> texts = new ArrayList<>();
            while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                texts.add(new CharSequence[] {LanguageIndex.text(searcher, documents.docID())});
            }
            return texts;
        }
    }

    /**
     * Scores as its parent does, which makes a hash table of 32 KB for each passage: a tenth of what a search takes.
     */
    private static final class DifferentWords extends PassageScorer {

        @Override
        public float score(Passage passage, int contentLength) {
            Map<BytesRef, int[]> timesHereAndInAll = new LinkedHashMap<>(); // sums are the same on each replica
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int inAll = passage.getMatchTermFreqsInDoc()[i];
                timesHereAndInAll.computeIfAbsent(passage.getMatchTerms()[i], _ -> new int[] {0, inAll})[0]++;
            }
            float score = 0;
            for (int[] times : timesHereAndInAll.values()) {
                score += tf(times[0], passage.getLength()) * weight(contentLength, times[1]);
            }
            return score * norm(passage.getStartOffset());
        }
    }

    /** As long as it was, since marks count characters. */
    private static Marked onOneLine(Marked passage) {
        return new Marked(passage.text().replaceAll("\\s", " "), passage.marks());
    }

    private static final class Marks extends PassageFormatter {

        private final int longest;

        /** @param longest what is shown at most; anything else is shown as it is */
        Marks(int longest) {
            this.longest = longest;
        }

        @Override
        public Marked format(Passage[] passages, String content) {
            Passage best = passages[0];
            List<Marked.Mark> found = new ArrayList<>();
            for (int i = 0; i < best.getNumMatches(); i++) {
                found.add(new Marked.Mark(best.getMatchStarts()[i], best.getMatchEnds()[i]));
            }
            found.sort(Comparator.comparingInt(Marked.Mark::start).thenComparingInt(Marked.Mark::end));
            int start = best.getStartOffset();
            int end = best.getEndOffset();
            boolean whole = longest == Integer.MAX_VALUE;
            if (end - start > longest) {
                int first = found.getFirst().start();
                start = Math.max(start, first - BEFORE_FIRST_MARK);
                int word = content.indexOf(' ', start) + 1;
                start = word > 0 && word <= first ? word : start;
                end = Math.min(end, start + longest);
            }
            while (!whole && start < end && Character.isWhitespace(content.charAt(start))) {
                start++;
            }
            while (!whole && start < end && Character.isWhitespace(content.charAt(end - 1))) {
                end--;
            }
            return new Marked(content.substring(start, end), within(start, end, found));
        }

        private static List<Marked.Mark> within(int start, int end, List<Marked.Mark> found) {
            List<Marked.Mark> marks = new ArrayList<>();
            int last = start;
            for (Marked.Mark mark : found) {
                int from = Math.max(last, mark.start());
                if (from < mark.end() && mark.end() <= end) {
                    marks.add(new Marked.Mark(from - start, mark.end() - start));
                    last = mark.end();
                }
            }
            return marks;
        }
    }
}
