package org.kiosque.translation.glossary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All terms of one direction, to be found in sentences: whole words, the longest term first, whatever the capitals, the kind
 * of apostrophe and of blank. Takes time in proportion to the words. Safe for use by many threads.
 */
public final class Terms {

    public static final Terms NONE = new Terms(List.of());

    private static final SortedSet<Integer> NO_LENGTHS = Collections.emptySortedSet();

    /** A form of an entry. */
    private record Candidate(Entry entry, Entry.Form form) {}

    private record Found(int start, int end, Candidate candidate) {}

    /** A form that stands in a text, and its counterpart. */
    public record Occurring(String term, String source, String target) {}

    /** By the form, folded. */
    private final Map<String, List<Candidate>> byForm = new HashMap<>();

    /** How many characters the forms have that begin with a word, the most first: of forms there may be thousands, of these a hundred. */
    private final Map<String, SortedSet<Integer>> lengthsByFirstWord = new HashMap<>();

    public Terms(Collection<Entry> entries) {
        for (Entry entry : entries) {
            for (Entry.Form form : entry.all()) {
                String folded = folded(form.source());
                byForm.computeIfAbsent(folded, _ -> new ArrayList<>()).add(new Candidate(entry, form));
                lengthsByFirstWord
                        .computeIfAbsent(
                                folded.substring(0, endOfWord(folded, 0)),
                                _ -> new TreeSet<>(Comparator.reverseOrder()))
                        .add(folded.length());
            }
        }
        byForm.values()
                .forEach(candidates -> candidates.sort(Comparator.comparing(
                                (Candidate candidate) -> !candidate.entry().caseSensitive())
                        .thenComparing(candidate -> candidate.form().source())));
    }

    /** Of a text only those terms have to be known that have one of {@link #wordsOf its words} among these. */
    static Set<String> firstWordsOf(Entry entry) {
        return entry.all().stream()
                .map(form -> folded(form.source()))
                .map(folded -> folded.substring(0, endOfWord(folded, 0)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> wordsOf(String text) {
        String folded = folded(text);
        Set<String> words = new TreeSet<>();
        int at = 0;
        while (at < folded.length()) {
            int end = endOfWord(folded, at);
            if (end > at) {
                words.add(folded.substring(at, end));
            }
            at = end + 1;
        }
        return words;
    }

    public boolean isEmpty() {
        return byForm.isEmpty();
    }

    /** @param question words, with {@code ⟦n⟧} for all that is none */
    public Marked mark(String question) {
        List<Found> found = isEmpty() ? List.of() : in(question);
        int first = Marked.PLACEHOLDER
                        .matcher(question)
                        .results()
                        .mapToInt(placeholder -> Integer.parseInt(placeholder.group(1)))
                        .max()
                        .orElse(-1)
                + 1;
        StringBuilder marked = new StringBuilder();
        List<String> targets = new ArrayList<>();
        int from = 0;
        for (Found term : found) {
            marked.append(question, from, term.start());
            marked.append('⟦').append(first + targets.size()).append('⟧');
            targets.add(target(term.candidate(), question.substring(term.start(), term.end())));
            from = term.end();
        }
        return new Marked(marked.append(question, from, question.length()).toString(), first, targets);
    }

    /** @return those that {@link #mark} would hide, each form once, in the order in which they first stand in the text */
    public List<Occurring> occurringIn(String text) {
        if (isEmpty()) {
            return List.of();
        }
        return in(text).stream()
                .map(Found::candidate)
                .distinct()
                .map(found -> new Occurring(
                        found.entry().term(),
                        found.form().source(),
                        found.form().target()))
                .toList();
    }

    /** Whether one of the terms stands in a text. */
    public boolean isIn(String text) {
        return !isEmpty() && !in(text).isEmpty();
    }

    /** @return a term that is in the source and none of whose counterparts is in the target; empty when there is none */
    public Optional<String> missingFrom(String source, String target) {
        if (isEmpty()) {
            return Optional.empty();
        }
        String said = folded(target);
        return in(source).stream()
                .map(found -> found.candidate().entry())
                .filter(entry -> entry.all().stream().noneMatch(form -> said.contains(folded(form.target()))))
                .map(Entry::term)
                .findFirst();
    }

    private List<Found> in(String text) {
        String folded = folded(text);
        List<Found> all = new ArrayList<>();
        Matcher placeholder = Marked.PLACEHOLDER.matcher(text);
        int from = 0;
        while (placeholder.find()) {
            find(text, folded, from, placeholder.start(), all);
            from = placeholder.end();
        }
        find(text, folded, from, text.length(), all);
        return all;
    }

    private void find(String text, String folded, int from, int to, List<Found> all) {
        int at = from;
        while (at < to) {
            if (!isOfAWord(folded.charAt(at))) {
                at++;
                continue;
            }
            int endOfWord = Math.min(to, endOfWord(folded, at));
            Found found = at(text, folded, at, endOfWord, to);
            if (found != null) {
                all.add(found);
            }
            at = found == null ? endOfWord : found.end();
        }
    }

    private @Nullable Found at(String text, String folded, int at, int endOfWord, int to) {
        for (int length : lengthsByFirstWord.getOrDefault(folded.substring(at, endOfWord), NO_LENGTHS)) {
            int end = at + length;
            if (end > to || (end < folded.length() && isOfAWord(folded.charAt(end)))) {
                continue;
            }
            for (Candidate candidate : byForm.getOrDefault(folded.substring(at, end), List.of())) {
                if (!candidate.entry().caseSensitive()
                        || text.startsWith(candidate.form().source(), at)) {
                    return new Found(at, end, candidate);
                }
            }
        }
        return null;
    }

    /** A capital that a term has only at the start of a sentence, or in a headline of capitals, is its counterpart's, too. */
    private static String target(Candidate candidate, String written) {
        String target = candidate.form().target();
        String source = candidate.form().source();
        if (candidate.entry().caseSensitive() || written.equals(source) || target.isEmpty()) {
            return target;
        }
        boolean shouted = written.length() > 1
                && written.equals(written.toUpperCase(Locale.ROOT))
                && !source.equals(source.toUpperCase(Locale.ROOT));
        if (shouted) {
            return target.toUpperCase(Locale.ROOT);
        }
        boolean raised = Character.isUpperCase(written.codePointAt(0)) && !Character.isUpperCase(source.codePointAt(0));
        int first = target.offsetByCodePoints(0, 1);
        return raised ? target.substring(0, first).toUpperCase(Locale.ROOT) + target.substring(first) : target;
    }

    private static int endOfWord(String folded, int start) {
        int end = start;
        while (end < folded.length() && isOfAWord(folded.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfAWord(char character) {
        return Character.isLetterOrDigit(character)
                || Character.isSurrogate(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    /** Of the same length, so that places in it are places in the text. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            folded.append(
                    switch (character) {
                        case '’' -> '\'';
                        case '\u00A0', '\u202F', '\t', '\n' -> ' ';
                        default -> Character.toLowerCase(character);
                    });
        }
        return folded.toString();
    }
}
