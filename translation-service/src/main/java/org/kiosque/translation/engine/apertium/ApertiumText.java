package org.kiosque.translation.engine.apertium;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How a sentence is written so that Apertium's programs take it for text and nothing else. */
final class ApertiumText {

    private static final Pattern RESERVED = Pattern.compile("[\\[\\]{}^$@\\\\/<>]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    /** Nothing that belongs in a sentence; a null would end it, others upset the programs. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\x{FFFE}\\x{FFFF}]+");

    private static final Pattern BLANKS = Pattern.compile(" {2,}");
    private static final Pattern PLACEHOLDER = Pattern.compile("⟦(\\d+)⟧");

    /** Digits as consonants: an unknown word keeps its place in the sentence, a bare number wanders off. */
    private static final String DIGITS = "bcdfghjklm";

    private static final Pattern WORD = Pattern.compile("⟦xq([" + DIGITS + "]+)⟧", Pattern.CASE_INSENSITIVE);

    /** Marks that Apertium puts before a word which it did not know, or could not inflect. */
    private static final Pattern MARK = Pattern.compile("(?<![\\p{L}\\p{N}])[*#@](?=\\p{L})");

    /** A start that makes the engine see the middle of a sentence. */
    private static final String MIDDLE = ", ";

    private ApertiumText() {}

    static String escape(String text) {
        return RESERVED.matcher(text).replaceAll("\\\\$0");
    }

    static String unescape(String text) {
        return ESCAPED.matcher(text).replaceAll("$1");
    }

    /** @return the sentence in the form the programs understand best */
    static String prepare(String sentence) {
        String clean = BLANKS.matcher(CONTROL.matcher(sentence).replaceAll(" ")).replaceAll(" ");
        String words =
                PLACEHOLDER.matcher(clean).replaceAll(placeholder -> "⟦xq" + letters(placeholder.group(1)) + "⟧");
        return startsLower(sentence) ? MIDDLE + words : words;
    }

    /** Undoes what {@link #prepare} did, and what the engine does to text besides translating it. */
    static String restore(String sentence, String answer) {
        String text = WORD.matcher(answer).replaceAll(word -> "⟦" + digits(word.group(1)) + "⟧");
        if (startsLower(sentence) && text.startsWith(",")) {
            text = text.substring(1);
        }
        if (MARK.matcher(sentence).results().findAny().isEmpty()) {
            text = MARK.matcher(text).replaceAll("");
        }
        text = BLANKS.matcher(text).replaceAll(" ").strip();
        if (!sentence.isEmpty() && Character.isUpperCase(sentence.codePointAt(0)) && startsLower(text)) {
            int first = text.codePointAt(0);
            text = Character.toString(Character.toTitleCase(first)) + text.substring(Character.charCount(first));
        }
        return text;
    }

    /**
     * Cuts a sentence that is too long to be sent at once, at a blank where there is one.
     *
     * @return pieces of at most {@code longest} characters that make up the sentence again, none within a placeholder
     */
    static List<String> pieces(String sentence, int longest) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (sentence.length() - from > longest) {
            int to = sentence.lastIndexOf(' ', from + longest - 1) + 1;
            if (to <= from) {
                to = from + longest;
                int opened = sentence.lastIndexOf('⟦', to - 1);
                if (opened > from && opened >= to - 12 && sentence.indexOf('⟧', opened) >= to) {
                    to = opened;
                } else if (Character.isHighSurrogate(sentence.charAt(to - 1))) {
                    to--;
                }
            }
            pieces.add(sentence.substring(from, to));
            from = to;
        }
        pieces.add(sentence.substring(from));
        return pieces;
    }

    private static boolean startsLower(String text) {
        return !text.isEmpty() && Character.isLowerCase(text.codePointAt(0));
    }

    private static String letters(String digits) {
        StringBuilder letters = new StringBuilder();
        digits.chars().forEach(digit -> letters.append(DIGITS.charAt(digit - '0')));
        return letters.toString();
    }

    private static String digits(String letters) {
        StringBuilder digits = new StringBuilder();
        letters.chars().forEach(letter -> digits.append(DIGITS.indexOf(Character.toLowerCase(letter))));
        return digits.toString();
    }
}
