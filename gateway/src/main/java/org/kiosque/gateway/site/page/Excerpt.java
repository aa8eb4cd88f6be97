package org.kiosque.gateway.site.page;

import java.text.BreakIterator;
import java.util.Locale;
import org.kiosque.common.languages.Language;

/** The beginning of a text that is too long for its place. */
public final class Excerpt {

    private static final String MORE = "…";

    /** Where a cut leaves less than this share of what there is room for, words are too long to be spared. */
    private static final double LEAST = 0.6;

    private Excerpt() {}

    /**
     * Cuts after a word; within one only where words are as long as the place itself, and then not within what a reader
     * takes for one character.
     *
     * @param atMost UTF-16 units of the result, the ellipsis included
     * @param language tag of the text's language
     */
    public static String of(String text, int atMost, String language) {
        if (text.length() <= atMost) {
            return text;
        }
        Locale locale = locale(language);
        int end = before(BreakIterator.getLineInstance(locale), text, atMost - MORE.length());
        while (end > 0 && text.charAt(end - 1) == '-') { // such as "Saint-Étienne"
            end = before(BreakIterator.getLineInstance(locale), text, end - 1);
        }
        if (end < LEAST * atMost) {
            end = before(BreakIterator.getCharacterInstance(locale), text, atMost - MORE.length());
        }
        return withoutTrailingMarks(text.substring(0, end)) + MORE;
    }

    /**
     * As many whole sentences as there is room for, or the beginning of the first.
     *
     * @param atMost UTF-16 units of the result
     */
    public static String sentences(String text, int atMost, String language) {
        int end = text.length() <= atMost
                ? text.length()
                : before(BreakIterator.getSentenceInstance(locale(language)), text, atMost);
        return end == 0 ? of(text, atMost, language) : text.substring(0, end).strip();
    }

    private static Locale locale(String language) {
        return Language.find(language).map(Language::locale).orElse(Locale.ROOT);
    }

    /** @return the last boundary that is not after that place */
    private static int before(BreakIterator boundaries, String text, int place) {
        // The rest does not matter, and looking for boundaries in it would cost time.
        boundaries.setText(text.substring(0, Math.min(text.length(), place + 100)));
        return boundaries.preceding(place + 1);
    }

    private static String withoutTrailingMarks(String text) {
        int end = text.length();
        while (end > 0 && isLoose(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isLoose(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || ".,;:–—-«(“\"".indexOf(c) >= 0;
    }
}
