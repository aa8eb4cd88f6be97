package org.kiosque.article.markdown;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.RandomId;

/**
 * Links from one article to another in HTML that is safe to show. Whatever language and words an author has written, such a
 * link names the article: its id stands at the end of the path.
 */
public final class ArticleLinks {

    /** Further ones stay as they were written, which leads to the article as well. */
    public static final int MOST = 200;

    /** In safe HTML a quotation mark stands in a tag and nowhere else. */
    private static final Pattern LINK =
            Pattern.compile("(?<= href=\")/[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}/([a-z0-9-]{12,200})/?(?=[\"?#])");

    private ArticleLinks() {}

    /** @return ids of the articles that it leads to, at most {@value #MOST}, in order */
    public static Set<String> in(String html) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher links = LINK.matcher(html);
        while (ids.size() < MOST && links.find()) {
            String id = ArticleSlug.idIn(links.group(1));
            if (RandomId.isOne(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    /**
     * @param path of an article's page, by its id; null for one that stays as it was written
     * @return the same with these paths; what follows a path stays
     */
    public static String led(String html, Function<String, @Nullable String> path) {
        return LINK.matcher(html).replaceAll(link -> Matcher.quoteReplacement(led(link, path)));
    }

    private static String led(MatchResult link, Function<String, @Nullable String> path) {
        String id = ArticleSlug.idIn(link.group(1));
        String led = RandomId.isOne(id) ? path.apply(id) : null;
        return led == null ? link.group() : led;
    }
}
