package org.kiosque.translation.glossary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * All terms of one direction, to be found in sentences: whole words, the longest term first, whatever the capitals, the kind
 * of apostrophe and of blank. Takes time in proportion to the words. Safe for use by many threads.
 */
public final class Terms {

    public static final Terms NONE = new Terms(List.of());

    /** A form, folded, of an entry. */
    private record Candidate(Entry entry, Entry.Form form, String folded) {}

    private record Found(int start, int end, Candidate candidate) {}

    /** By the first word of the form. */
    private final Map<String, List<Candidate>> byFirstWord = new HashMap<>();

    public Terms(Collection<Entry> entries) {
        for (Entry entry : entries) {
            for (Entry.Form form : entry.all()) {
                String folded = folded(form.source());
                byFirstWord
                        .computeIfAbsent(folded.substring(0, endOfWord(folded, 0)), _ -> new ArrayList<>())
                        .add(new Candidate(entry, form, folded));
            }
        }
        byFirstWord
                .values()
                .forEach(candidates -> candidates.sort(Comparator.comparingInt(
                                (Candidate candidate) -> candidate.folded().length())
                        .reversed()
                        .thenComparing(candidate -> !candidate.entry().caseSensitive())
                        .thenComparing(candidate -> candidate.form().source())));
    }

    public boolean isEmpty() {
        return byFirstWord.isEmpty();
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
        for (Candidate candidate : byFirstWord.getOrDefault(folded.substring(at, endOfWord), List.of())) {
            int end = at + candidate.folded().length();
            boolean same = end <= to
                    && folded.startsWith(candidate.folded(), at)
                    && (end == folded.length() || !isOfAWord(folded.charAt(end)))
                    && (!candidate.entry().caseSensitive()
                            || text.startsWith(candidate.form().source(), at));
            if (same) {
                return new Found(at, end, candidate);
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
