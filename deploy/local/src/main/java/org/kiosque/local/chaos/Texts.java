package org.kiosque.local.chaos;

import java.util.Locale;

/** What is written: each article has a word that no other has, and each of its texts a number that survives translation. */
final class Texts {

    private static final int FIRST_NUMBER = 1_000;
    private static final int FIRST_STATE = 500;
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    private Texts() {}

    /** @return of the article with that number, and of no other */
    static String word(int number) {
        var word = new StringBuilder("Zor");
        int rest = number;
        for (int syllable = 0; syllable < 4; syllable++) {
            word.append(CONSONANTS.charAt(rest % CONSONANTS.length()));
            rest /= CONSONANTS.length();
            word.append(VOWELS.charAt((number + rest) % VOWELS.length()));
        }
        return word.append('k').toString();
    }

    static String mark(int number) {
        return String.valueOf(FIRST_NUMBER + number);
    }

    static String state(int state) {
        return String.valueOf(FIRST_STATE + state);
    }

    static String title(int number, int state) {
        return "Le train %s quitte la gare de %s au quai %s".formatted(mark(number), word(number), state(state));
    }

    static String lead(int number, int state) {
        return "La ligne %s est ouverte depuis %s jours.".formatted(mark(number), state(state));
    }

    static String body(int number, int state) {
        return """
                La gare attend le train de nuit depuis dix ans.

                ## Le quai %s

                Les voyageurs arrivent avec leurs valises et leurs livres. Le train %s quitte la ville et suit la rivière.""".formatted(state(state), mark(number));
    }

    static String comment(int reader, int number) {
        return "Thought number %d of reader %s".formatted(number, word(reader).toLowerCase(Locale.ROOT));
    }
}
