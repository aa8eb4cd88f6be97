package org.kiosque.common.events;

import com.github.slugify.Slugify;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/**
 * The last part of an article's address: words for the reader, then a dash and the article's id for the machine, such as
 * {@code the-night-train-k3v9x2m4qd7h}. Every service can compute it alone, two articles never collide, and an address
 * with other words before the id still leads to the article.
 */
public final class ArticleSlug {

    /** Longest readable part, in characters. */
    static final int MAX_WORDS = 80;

    /** More would not show, and normalising costs the square of marks in a row. */
    private static final int LOOKED_AT = 1_000;

    private static final Slugify SLUGIFY =
            Slugify.builder().locale(Locale.ROOT).customReplacement("'", "-").build();

    /** Letters that are not made of another one and a mark, in ASCII; what has no letter ends a word. */
    private static final Map<Integer, String> LETTERS = letters("""
            œ oe Œ oe æ ae Æ ae ø o Ø o ł l Ł l đ d Đ d ð d Ð d þ th Þ th ß ss ẞ ss ħ h Ħ h ı i ŋ ng Ŋ ng \
            ŧ t Ŧ t ƒ f Ƒ f ə e Ə e ɛ e Ɛ e ɔ o Ɔ o ɓ b Ɓ b ɖ d Ɖ d ɗ d Ɗ d ɣ g Ɣ g ƙ k Ƙ k ɲ n Ɲ n ŉ n \
            ĸ k ƴ y Ƴ y ʋ v Ʋ v ǝ e Ǝ e ɨ i Ɨ i ʉ u Ʉ u""");

    private ArticleSlug() {}

    /** @return lower-case ASCII letters, digits and single dashes; only the id when the title has no letter to keep */
    public static String of(String title, String articleId) {
        String words = words(title);
        return words.isEmpty() ? articleId : words + "-" + articleId;
    }

    /** @return the id in {@code idOrSlug}: all of it, or what follows the last dash */
    public static String idIn(String idOrSlug) {
        return idOrSlug.substring(idOrSlug.lastIndexOf('-') + 1);
    }

    /** @return a key made of the text's words, the same for the same words; empty when nothing is left */
    public static String words(String text) {
        String words = SLUGIFY.slugify(inAscii(text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text))
                .replace('_', '-')
                .replaceAll("-{2,}", "-");
        if (words.length() > MAX_WORDS) {
            int cut = words.lastIndexOf('-', MAX_WORDS);
            words = words.substring(0, cut > 0 ? cut : MAX_WORDS);
        }
        return words.replaceAll("^-|-$", "");
    }

    private static String inAscii(String text) {
        var ascii = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            String letter = LETTERS.get(character);
            if (letter != null) {
                ascii.append(letter);
            } else if (character > 127 && endsWord(character)) {
                ascii.append(' ');
            } else {
                ascii.appendCodePoint(character);
            }
        });
        return ascii.toString();
    }

    private static boolean endsWord(int character) {
        return switch (character) {
            case 0x00B7, 0x2027 -> false; // dots within a word
            case 0x200B, 0x02BC -> true; // a place to break, an apostrophe that counts as a letter
            default ->
                switch (Character.getType(character)) {
                    case Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.DASH_PUNCTUATION,
                            Character.CONNECTOR_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION,
                            Character.MATH_SYMBOL -> true;
                    default -> false;
                };
        };
    }

    private static Map<Integer, String> letters(String pairs) {
        Map<Integer, String> letters = new HashMap<>();
        Iterator<String> parts = Arrays.asList(pairs.split(" ", -1)).iterator();
        while (parts.hasNext()) {
            letters.put(parts.next().codePointAt(0), parts.next());
        }
        return Map.copyOf(letters);
    }
}
