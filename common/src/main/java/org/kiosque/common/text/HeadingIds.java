package org.kiosque.common.text;

import java.util.HashMap;
import java.util.Map;
import org.kiosque.common.events.ArticleSlug;

/**
 * Gives the headings of one article their ids, in the order in which they stand. Where the article is rendered and where
 * links to its headings are followed into a translation, the same words have to give the same ids. For one text and one
 * thread only.
 */
public final class HeadingIds {

    /** Keeps a heading's id apart from those of the page around it. */
    private static final String PREFIX = "h-";

    private static final String WITHOUT_WORDS = "section";

    /** Each id that was given, and after which number to go on when it is wanted again. */
    private final Map<String, Integer> given = new HashMap<>();

    public HeadingIds() {}

    /**
     * Takes time that does not grow with the headings before.
     *
     * @param heading the words that readers see of it
     * @return ASCII letters, digits and dashes; never the same twice
     */
    public String next(String heading) {
        String words = ArticleSlug.words(heading);
        String wanted = PREFIX + (words.isEmpty() ? WITHOUT_WORDS : words);
        String id = wanted;
        while (given.putIfAbsent(id, 1) != null) {
            id = wanted + "-" + given.merge(wanted, 1, Integer::sum);
        }
        return id;
    }
}
