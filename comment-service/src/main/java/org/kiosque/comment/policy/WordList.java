package org.kiosque.comment.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that are looked for in texts: whole words, or some in a row, so that none is found within an innocent one. Found
 * whatever their capitals, accents and alphabet (letters that look alike, by
 * <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">UTS 39</a>), with digits and signs in place of letters,
 * with letters repeated, and with blanks or points between all letters. Takes time in proportion to the text. Thread-safe.
 */
public final class WordList {

    public static final int MOST_WORDS = 2_000;

    /** In UTF-16 units. */
    public static final int LONGEST_WORD = 60;

    /** Different ones that are told of one text. */
    public static final int MOST_FOUND = 20;

    private static final int LONGEST_ROW = 3;
    /** By what it looks like, as it was written. */
    private final Map<String, String> words = new HashMap<>();

    private WordList() {}

    /** @param words each a word, or up to three in a row */
    public static WordList of(Collection<String> words) {
        var list = new WordList();
        for (String word : words) {
            for (List<String> tokens : ReadWords.readings(word)) {
                if (!tokens.isEmpty()) {
                    list.words.putIfAbsent(String.join(" ", tokens), word);
                }
            }
        }
        return list;
    }

    /** @return of the list's words those that stand in the text, as the list has them; at most {@value #MOST_FOUND} */
    public List<String> in(String text) {
        return words.isEmpty() ? List.of() : in(ReadWords.of(text));
    }

    /** Likewise in a text that several lists look at. */
    public List<String> in(ReadWords text) {
        if (words.isEmpty()) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        text.rows().forEach(row -> look(row, found));
        return found.stream().limit(MOST_FOUND).toList();
    }

    private void look(List<String> tokens, Set<String> found) {
        for (int from = 0; from < tokens.size(); from++) {
            var row = new StringBuilder();
            for (int to = from; to < Math.min(tokens.size(), from + LONGEST_ROW); to++) {
                row.append(to == from ? "" : " ").append(tokens.get(to));
                String word = words.get(row.toString());
                if (word != null) {
                    found.add(word);
                }
            }
        }
    }
}
