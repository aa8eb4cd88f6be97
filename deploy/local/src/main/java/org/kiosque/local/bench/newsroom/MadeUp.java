package org.kiosque.local.bench.newsroom;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws words, names and ids; the words some often and most seldom, as in a language. */
final class MadeUp {

    private static final int VOCABULARY = 20_000;
    private static final int LETTERS = 26;
    private static final int TAGS = 500;
    private static final int AUTHORS = 200;
    private static final String ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int SCATTERED = 5;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

    private final Random random = new Random(1);

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** @return one of these, each as likely as the others */
    <T> T among(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    private int rank(int count) {
        return (int) Math.pow(count, random.nextDouble());
    }

    String words(int count) {
        return IntStream.range(0, count).mapToObj(_ -> word(rank(VOCABULARY))).collect(Collectors.joining(" "));
    }

    /** @return letters alone, so that sentences are told apart: the first word is the most frequent one */
    static String word(int rank) {
        return "w"
                + Integer.toString(rank * 7919, LETTERS)
                        .chars()
                        .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, LETTERS))))
                        .collect(Collectors.joining());
    }

    /** @return words without a full stop, the first with a capital */
    String title(int count) {
        String words = words(count);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    String sentence(int count) {
        return title(count) + "ation.";
    }

    /** @return those by which a text is found, each once, in their order */
    static List<String> wordsIn(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** @return the number of a tag, the first ones often */
    int tag() {
        return rank(TAGS);
    }

    int author() {
        return rank(AUTHORS);
    }

    static int tags() {
        return TAGS;
    }

    static int authors() {
        return AUTHORS;
    }

    /** Scattered like those that are drawn, but no two of a kind are the same. */
    String id(int number) {
        return random.ints(SCATTERED, 0, ID_LETTERS.length())
                        .mapToObj(letter -> String.valueOf(ID_LETTERS.charAt(letter)))
                        .collect(Collectors.joining())
                + "%07d".formatted(number);
    }
}
