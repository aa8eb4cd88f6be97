package org.kiosque.article.editing.revisions;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.patch.DeltaType;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * What of one text became another, word by word. Lines are compared first, then the words of those that differ. The
 * algorithm takes the square of the number of differences: where there are too many, a passage is replaced as a whole,
 * which tells a reader as much. For one comparison and one thread only; ends early when it is interrupted.
 *
 * @see <a href="https://doi.org/10.1007/BF01840446">Myers, An O(ND) Difference Algorithm and Its Variations</a>
 */
final class TextDiff {

    /** Lines that came or went, and words of one passage. */
    static final int MOST_DIFFERENCES = 500;

    /** Words of all passages that came or went. */
    private static final int MOST_WORDS_IN_ALL = 4_000;

    private final List<Part> parts = new ArrayList<>();
    private int wordsLeft = MOST_WORDS_IN_ALL;

    private TextDiff() {}

    /** @return in order: what is equal or deleted makes up {@code before}, what is equal or inserted {@code after} */
    static List<Part> of(String before, String after) {
        var diff = new TextDiff();
        diff.compareLines(before, after);
        return List.copyOf(diff.parts);
    }

    private void compareLines(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        int done = 0;
        for (Change change : changes(old, now, MOST_DIFFERENCES)) {
            add(Operation.EQUAL, text(old, done, change.startOriginal));
            compareWords(
                    text(old, change.startOriginal, change.endOriginal),
                    text(now, change.startRevised, change.endRevised));
            done = change.endOriginal;
        }
        add(Operation.EQUAL, text(old, done, old.size()));
    }

    private void compareWords(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        int done = 0;
        for (Change change : changes(old, now, Math.min(MOST_DIFFERENCES, wordsLeft))) {
            add(Operation.EQUAL, text(old, done, change.startOriginal));
            add(Operation.DELETE, text(old, change.startOriginal, change.endOriginal));
            add(Operation.INSERT, text(now, change.startRevised, change.endRevised));
            done = change.endOriginal;
            wordsLeft -= change.endOriginal - change.startOriginal + change.endRevised - change.startRevised;
        }
        add(Operation.EQUAL, text(old, done, old.size()));
    }

    private void add(Operation operation, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!parts.isEmpty() && parts.getLast().op() == operation) {
            parts.add(new Part(operation, parts.removeLast().text() + text));
        } else {
            parts.add(new Part(operation, text));
        }
    }

    /** @return in order; one of all that is between the same beginning and the same end where there are more than {@code most} */
    private static List<Change> changes(List<String> before, List<String> after, int most) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Integer> old = numbered(before, numbers);
        List<Integer> now = numbered(after, numbers);
        try {
            List<Change> found = new ArrayList<>(new MyersDiff<Integer>().computeDiff(old, now, new Limit(most)));
            found.sort(Comparator.comparingInt(change -> change.startOriginal));
            return found;
        } catch (TooManyDifferencesException e) {
            return List.of(whole(old, now));
        }
    }

    private static Change whole(List<Integer> old, List<Integer> now) {
        int shorter = Math.min(old.size(), now.size());
        int begin = 0;
        while (begin < shorter && old.get(begin).equals(now.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        return new Change(DeltaType.CHANGE, begin, old.size() - end, begin, now.size() - end);
    }

    /** Numbers are compared at the same cost, however long the pieces are. */
    private static List<Integer> numbered(List<String> pieces, Map<String, Integer> numbers) {
        return pieces.stream()
                .map(piece -> numbers.computeIfAbsent(piece, _ -> numbers.size()))
                .toList();
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int done = 0;
        while (done < text.length()) {
            int end = text.indexOf('\n', done) + 1;
            int next = end == 0 ? text.length() : end;
            lines.add(text.substring(done, next));
            done = next;
        }
        return lines;
    }

    private static List<String> words(String text) {
        BreakIterator ends = BreakIterator.getWordInstance(Locale.ROOT);
        ends.setText(text);
        List<String> words = new ArrayList<>();
        int done = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            words.add(text.substring(done, end));
            done = end;
        }
        return words;
    }

    private static String text(List<String> pieces, int from, int to) {
        return String.join("", pieces.subList(from, to));
    }

    enum Operation {
        @JsonProperty("equal")
        EQUAL,
        @JsonProperty("delete")
        DELETE,
        @JsonProperty("insert")
        INSERT
    }

    record Part(Operation op, String text) {}

    /** Looks at each step whether it is one too many, or nobody waits any longer. */
    private record Limit(int most) implements DiffAlgorithmListener {

        @Override
        public void diffStart() {}

        @Override
        public void diffStep(int differences, int ignored) {
            if (Thread.interrupted()) {
                throw new CancellationException("nobody waits for the comparison any longer");
            }
            if (differences > most) {
                throw new TooManyDifferencesException();
            }
        }

        @Override
        public void diffEnd() {}
    }

    private static final class TooManyDifferencesException extends RuntimeException {

        TooManyDifferencesException() {
            super(null, null, false, false);
        }
    }
}
