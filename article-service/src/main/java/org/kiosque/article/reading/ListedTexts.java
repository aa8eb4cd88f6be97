package org.kiosque.article.reading;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.markdown.ArticleLinks;
import org.kiosque.common.languages.Language;

/**
 * The texts of listed articles, by their ids, with links at their addresses of now.
 *
 * @param linked what they lead to, by the language in which that is read
 */
record ListedTexts(Map<String, String> html, List<LinkedArticles> linked) {

    static final ListedTexts NONE = new ListedTexts(Map.of(), List.of());

    /** Articles of one list. */
    static final int MOST = 20;

    /** UTF-16 units of all together, so that no list is larger than what is read of it can be kept; one text alone may have more. */
    private static final int ROOM = 1_000_000;

    /**
     * @param asked language of the readers; null for each article's own
     * @param read the same articles with their bodies, in any order
     */
    static ListedTexts of(
            List<ReadArticle> listed, @Nullable Language asked, List<ReadArticle> read, ReadArticles articles) {
        Map<String, ReadArticle> byId = read.stream().collect(Collectors.toMap(ReadArticle::id, Function.identity()));
        Map<String, String> shown = new LinkedHashMap<>();
        Map<String, Language> languages = new HashMap<>();
        int room = ROOM;
        for (ReadArticle article : listed) {
            Language language = asked == null ? ReadingApi.own(article) : asked;
            ReadArticle.Body body = ReadingApi.body(article, byId.get(article.id()), Asked.shown(language));
            if (body == null) {
                continue; // withdrawn meanwhile
            }
            String html = body.shown();
            if (html.length() > room && !shown.isEmpty()) {
                break;
            }
            room -= html.length();
            shown.put(article.id(), html);
            languages.put(article.id(), language);
        }
        Map<Language, LinkedArticles> linked = languages.values().stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), each -> linked(shown, languages, each, articles)));
        shown.replaceAll((id, html) -> {
            LinkedArticles targets = linked.get(languages.get(id));
            return targets == null ? html : targets.led(html);
        });
        return new ListedTexts(shown, List.copyOf(linked.values()));
    }

    /** One query for all texts that are read in the language; none where nothing is linked to. */
    private static LinkedArticles linked(
            Map<String, String> shown, Map<String, Language> languages, Language language, ReadArticles articles) {
        Set<String> ids = new LinkedHashSet<>();
        shown.forEach((id, html) -> {
            if (language.equals(languages.get(id)) && ids.size() < ArticleLinks.MOST) {
                ids.addAll(ArticleLinks.in(html));
            }
        });
        return LinkedArticles.of(ids, language, articles);
    }

    @Nullable String of(String id) {
        return html.get(id);
    }
}
