package org.kiosque.recommendation.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.TranslatedArticle;

/**
 * An article's words in one language.
 *
 * @param key of this text in the index of its language: an article may have an original and a translation left over there
 * @param body as readers see it, without markup
 * @param tags keys, the same in every language
 */
record IndexedText(
        String key, String articleId, String title, String lead, String body, List<String> tags, Instant publishedAt) {

    static IndexedText of(ArticleSnapshot a) {
        return of(originalOf(a.articleId()), a.articleId(), a.title(), a.lead(), a.body(), a.tags(), a.publishedAt());
    }

    static IndexedText of(TranslatedArticle t) {
        String key = translationOf(t.articleId());
        return of(key, t.articleId(), t.title(), t.lead(), t.body(), t.tags(), t.publishedAt());
    }

    private static IndexedText of(
            String key,
            String articleId,
            String title,
            @Nullable String lead,
            String markdown,
            List<Tag> tags,
            Instant publishedAt) {
        List<String> keys = tags.stream().map(Tag::key).toList();
        String body = ReadableWords.of(markdown);
        return new IndexedText(key, articleId, title, lead == null ? "" : lead, body, keys, publishedAt);
    }

    static String originalOf(String articleId) {
        return articleId + "/original";
    }

    static String translationOf(String articleId) {
        return articleId + "/translation";
    }
}
