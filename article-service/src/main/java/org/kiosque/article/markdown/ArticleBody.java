package org.kiosque.article.markdown;

import java.util.List;

/**
 * An article's text, ready to be shown.
 *
 * @param html sanitised; headings begin at level 2, since the page's own headline is level 1
 * @param outline the headings in order, each with the id that it has in {@code html}
 * @param words as a reader counts them
 * @param warnings of what is not in {@code html}, for the author
 */
public record ArticleBody(String html, List<Entry> outline, int words, List<Warning> warnings) {

    private static final int WORDS_A_MINUTE = 220;

    public ArticleBody {
        outline = List.copyOf(outline);
        warnings = List.copyOf(warnings);
    }

    /** @return whole minutes, at least one */
    public int readingMinutes() {
        return Math.max(1, Math.round((float) words / WORDS_A_MINUTE));
    }

    /** @param level 2 to 6 */
    public record Entry(String id, int level, String text) {}
}
