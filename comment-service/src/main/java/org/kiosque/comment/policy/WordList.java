package org.kiosque.comment.policy;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

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
    private static final int FEWEST_SPELT = 3;

    private static final SpoofChecker CONFUSABLES =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    private static final Map<Integer, Integer> LETTERS = Map.of(
            (int) '0', (int) 'o', (int) '1', (int) 'i', (int) '3', (int) 'e', (int) '4', (int) 'a', (int) '5',
            (int) 's', (int) '7', (int) 't', (int) '@', (int) 'a', (int) '$', (int) 's', (int) '!', (int) 'i');

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BETWEEN_WORDS_WITH_SIGNS = Pattern.compile("[^\\p{L}\\p{N}@$!]+");
    private static final Pattern MORE_THAN_TWICE = Pattern.compile("(?s)(.)\\1{2,}");

    /** By what it looks like, as it was written. */
    private final Map<String, String> words = new HashMap<>();

    private WordList() {}

    /** @param words each a word, or up to three in a row */
    public static WordList of(Collection<String> words) {
        var list = new WordList();
        for (String word : words) {
            for (List<String> tokens : tokens(word)) {
                if (!tokens.isEmpty()) {
                    list.words.putIfAbsent(String.join(" ", tokens), word);
                }
            }
        }
        return list;
    }

    /** @return of the list's words those that stand in the text, as the list has them; at most {@value #MOST_FOUND} */
    public List<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        if (words.isEmpty()) {
            return List.of();
        }
        for (List<String> tokens : tokens(text)) {
            look(tokens, found);
            look(spelt(tokens), found);
        }
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

    /** @return what single letters in a row spell */
    private static List<String> spelt(List<String> tokens) {
        List<String> spelt = new ArrayList<>();
        var letters = new StringBuilder();
        int count = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i < tokens.size()
                    && tokens.get(i).codePointCount(0, tokens.get(i).length()) == 1) {
                letters.append(tokens.get(i));
                count++;
                continue;
            }
            if (count >= FEWEST_SPELT) {
                spelt.add(letters.toString());
            }
            letters.setLength(0);
            count = 0;
        }
        return spelt;
    }

    /** @return the words of a text by what they look like, in the ways in which they may be read */
    private static List<List<String>> tokens(String text) {
        String plain = UCharacter.foldCase(
                INVISIBLE
                        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .replaceAll(""),
                true);
        String letters =
                MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
        String thrice = MORE_THAN_TWICE.matcher(letters).replaceAll("$1");
        String twice = MORE_THAN_TWICE.matcher(letters).replaceAll("$1$1");
        Set<List<String>> readings = new LinkedHashSet<>();
        Map<String, String> seen =
                new HashMap<>(); // a word that stands often, or in several readings, is looked at once
        for (String reading : new LinkedHashSet<>(List.of(letters, thrice, twice))) {
            readings.add(looks(BETWEEN_WORDS, reading, seen));
            readings.add(looks(BETWEEN_WORDS_WITH_SIGNS, reading, seen));
        }
        return List.copyOf(readings);
    }

    private static List<String> looks(Pattern between, String text, Map<String, String> seen) {
        return between.splitAsStream(text)
                .filter(token -> token.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(token -> seen.computeIfAbsent(token, WordList::look))
                .toList();
    }

    private static String look(String token) {
        boolean word = token.codePoints().anyMatch(Character::isLetter);
        String letters = word
                ? token.codePoints()
                        .map(character -> LETTERS.getOrDefault(character, character))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : token;
        return MARKS.matcher(UCharacter.foldCase(CONFUSABLES.getSkeleton(letters), true))
                .replaceAll("");
    }
}
