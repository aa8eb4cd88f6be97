package org.kiosque.gateway.edge.news;

import org.kiosque.common.languages.Language;

/**
 * Names of what pages show, the same for pages, events, and whatever keeps pages in front of us. They consist of letters, digits
 * and dashes, so that they fit into headers with blanks or commas between them.
 */
public final class SurrogateKeys {

    /** On every page. */
    public static final String SITE = "site";

    private SurrogateKeys() {}

    /** An article's text in any language, and its card in any list. */
    public static String article(String articleId) {
        return "article-" + articleId;
    }

    /** The discussion of an article. */
    public static String thread(String articleId) {
        return "thread-" + articleId;
    }

    /** Which articles there are in a language, newest first. */
    public static String list(Language language) {
        return "list-" + language.tag();
    }

    /** Which articles are like others, in a language. */
    public static String shelf(Language language) {
        return "shelf-" + language.tag();
    }
}
