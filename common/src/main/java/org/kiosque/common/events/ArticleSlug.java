package org.kiosque.common.events;

import com.github.slugify.Slugify;
import java.util.Locale;

/**
 * The last part of an article's address: words for the reader, then a dash and the article's id for the machine, such as
 * {@code the-night-train-k3v9x2m4qd7h}. Every service can compute it alone, two articles never collide, and an address
 * with other words before the id still leads to the article.
 */
public final class ArticleSlug {

    /** Longest readable part, in characters. */
    static final int MAX_WORDS = 80;

    private static final Slugify SLUGIFY = Slugify.builder()
            .locale(Locale.ROOT)
            .customReplacement("’", "-")
            .customReplacement("'", "-")
            .customReplacement("œ", "oe")
            .customReplacement("æ", "ae")
            .customReplacement("Œ", "oe")
            .customReplacement("Æ", "ae")
            .build();

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
        String words = SLUGIFY.slugify(text).replace('_', '-').replaceAll("-{2,}", "-");
        if (words.length() > MAX_WORDS) {
            int cut = words.lastIndexOf('-', MAX_WORDS);
            words = words.substring(0, cut > 0 ? cut : MAX_WORDS);
        }
        return words.replaceAll("^-|-$", "");
    }
}
