package org.kiosque.translation.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How alike two sentences are: Dice's coefficient of their groups of three letters, which forgives other endings of words.
 *
 * @see <a href="https://doi.org/10.2307/1932409">L. R. Dice, Measures of the amount of ecologic association</a>
 */
final class Likeness {

    /** Of a sentence; a longer one is found by its first ones. */
    private static final int MOST_WORDS = 100;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++");

    private final Map<String, Integer> groups;
    private final int size;

    private Likeness(String text) {
        this.groups = groups(text);
        this.size = groups.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** To many others. */
    static Likeness to(String text) {
        return new Likeness(text);
    }

    /** @return from 0 to 1; 1 for the same letters, whatever their case and the marks between them */
    double of(String other) {
        Map<String, Integer> others = groups(other);
        int all = size + others.values().stream().mapToInt(Integer::intValue).sum();
        int shared = others.entrySet().stream()
                .mapToInt(group -> Math.min(group.getValue(), groups.getOrDefault(group.getKey(), 0)))
                .sum();
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static Map<String, Integer> groups(String text) {
        Map<String, Integer> groups = new HashMap<>();
        List<String> words = inOrder(text);
        String plain = words.isEmpty() ? "" : "  " + String.join(" ", words) + "  ";
        for (int i = 0; i + 3 <= plain.length(); i++) {
            groups.merge(plain.substring(i, i + 3), 1, Integer::sum);
        }
        return groups;
    }

    private static List<String> inOrder(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** The different words by which a sentence is found, of two letters and more; all of them when there are no longer ones. */
    static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> letters = new LinkedHashSet<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find() && words.size() < MOST_WORDS) {
            (word.group().length() > 1 ? words : letters).add(word.group());
        }
        return words.isEmpty() ? letters : words;
    }

    /** The longest words, which tell most and stand in the fewest other sentences. */
    static List<String> tellingWords(String text, int most) {
        return words(text).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(most)
                .toList();
    }
}
