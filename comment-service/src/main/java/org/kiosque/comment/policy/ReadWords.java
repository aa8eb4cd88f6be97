package org.kiosque.comment.policy;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The words of a text by what they look like, in the ways in which they may be read: made once, for all {@link WordList}s. Takes
 * time in proportion to the text.
 *
 * @param rows words in a row; also what single letters in a row spell
 */
public record ReadWords(List<List<String>> rows) {

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
    private static final Pattern SIGN = Pattern.compile("[@$!]");
    private static final Pattern MORE_THAN_TWICE = Pattern.compile("(?s)(.)\\1{2,}");

    private static final int ASCII = 128;

    /** Of ASCII characters: a skeleton is made of those of its characters, unless marks are among them. */
    private static final String[] LOOKS = IntStream.range(0, ASCII)
            .mapToObj(character -> lookOf(Character.toString(character)))
            .toArray(String[]::new);

    public ReadWords {
        rows = List.copyOf(rows);
    }

    public static ReadWords of(String text) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> tokens : readings(text)) {
            rows.add(tokens);
            List<String> spelt = spelt(tokens);
            if (!spelt.isEmpty()) {
                rows.add(spelt);
            }
        }
        return new ReadWords(rows);
    }

    static List<List<String>> readings(String text) {
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
            if (SIGN.matcher(reading).find()) {
                readings.add(looks(BETWEEN_WORDS_WITH_SIGNS, reading, seen));
            }
        }
        return List.copyOf(readings);
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

    private static List<String> looks(Pattern between, String text, Map<String, String> seen) {
        return between.splitAsStream(text)
                .filter(token -> token.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(token -> seen.computeIfAbsent(token, ReadWords::look))
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
        if (letters.chars().anyMatch(character -> character >= ASCII)) {
            return lookOf(letters);
        }
        var look = new StringBuilder();
        letters.chars().forEach(character -> look.append(LOOKS[character]));
        return look.toString();
    }

    private static String lookOf(String letters) {
        return MARKS.matcher(UCharacter.foldCase(CONFUSABLES.getSkeleton(letters), true))
                .replaceAll("");
    }
}
