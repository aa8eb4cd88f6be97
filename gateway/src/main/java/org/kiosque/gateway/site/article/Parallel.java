package org.kiosque.gateway.site.article;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.Article;

/**
 * A translation with its original beside it, paragraph by paragraph.
 *
 * @param pairs empty while the translation is shown alone
 * @param toggle address of the same page with the original, or without it
 */
public record Parallel(List<Pair> pairs, String toggle) {

    /**
     * What stands beside each other: a paragraph, heading, list or table, of which translating makes no other.
     *
     * @param number from 1 on
     * @param html in the language of the page
     * @param original what it was made from, without ids; empty where there is nothing
     */
    public record Pair(int number, String html, String original) {}

    /**
     * @param original null to show the translation alone
     * @param page path of the page, with the query of this text if it has one
     */
    static Parallel of(Article translation, @Nullable Article original, String page) {
        if (original == null) {
            return new Parallel(List.of(), page + (page.contains("?") ? "&" : "?") + "beside=original");
        }
        List<String> left = BodyHtml.blocks(BodyHtml.shown(translation.bodyHtml(), translation.language()));
        List<String> right =
                BodyHtml.blocks(BodyHtml.withoutIds(BodyHtml.shown(original.bodyHtml(), original.language())));
        // One of another revision has other paragraphs: then whole beside whole is all that is true.
        boolean alike = left.size() == right.size();
        List<Pair> pairs = alike
                ? IntStream.range(0, left.size())
                        .mapToObj(i -> new Pair(i + 1, left.get(i), right.get(i)))
                        .toList()
                : List.of(new Pair(1, String.join("\n", left), String.join("\n", right)));
        return new Parallel(pairs, page);
    }

    public boolean isShown() {
        return !pairs.isEmpty();
    }
}
