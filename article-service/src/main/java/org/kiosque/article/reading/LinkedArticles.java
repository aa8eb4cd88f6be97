package org.kiosque.article.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.markdown.ArticleLinks;
import org.kiosque.common.languages.Language;

/**
 * The articles that a text leads to, as readers of a language find them now. A link to one that readers cannot see stays as
 * it was written.
 *
 * @param language that the text was asked for in
 * @param found those that are live
 * @param asked ids of all
 */
record LinkedArticles(Language language, List<ReadArticle> found, Set<String> asked) {

    /** One query; none where nothing is linked to. */
    static LinkedArticles of(String html, Language language, ReadArticles articles) {
        return of(ArticleLinks.in(html), language, articles);
    }

    static LinkedArticles of(Set<String> ids, Language language, ReadArticles articles) {
        return new LinkedArticles(language, ids.isEmpty() ? List.of() : articles.live(ids), ids);
    }

    /** @return the same with links to their pages in the language, at their addresses of now */
    String led(String html) {
        return found.isEmpty() ? html : ArticleLinks.led(html, this::pathOf);
    }

    private @Nullable String pathOf(String id) {
        return found.stream()
                .filter(article -> article.id().equals(id))
                .findFirst()
                .map(article -> ReadingApi.path(article, language))
                .orElse(null);
    }

    /** @return another one whenever a link leads elsewhere; empty where nothing is linked to */
    String version() {
        if (found.isEmpty()) {
            return "";
        }
        var paths = new TreeMap<String, String>();
        found.forEach(article -> paths.put(article.id(), ReadingApi.path(article, language)));
        var checksum = new CRC32();
        checksum.update(paths.toString().getBytes(StandardCharsets.UTF_8));
        return "-" + Long.toHexString(checksum.getValue());
    }
}
