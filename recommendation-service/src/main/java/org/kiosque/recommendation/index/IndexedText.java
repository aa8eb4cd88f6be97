package org.kiosque.recommendation.index;

import java.time.Instant;
import java.util.List;
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
        return new IndexedText(
                originalOf(a.articleId()),
                a.articleId(),
                a.title(),
                a.lead() == null ? "" : a.lead(),
                ReadableWords.of(a.body()),
                a.tags().stream().map(Tag::key).toList(),
                a.publishedAt());
    }

    static IndexedText of(TranslatedArticle t) {
        return new IndexedText(
                translationOf(t.articleId()),
                t.articleId(),
                t.title(),
                t.lead() == null ? "" : t.lead(),
                ReadableWords.of(t.body()),
                t.tags().stream().map(Tag::key).toList(),
                t.publishedAt());
    }

    static String originalOf(String articleId) {
        return articleId + "/original";
    }

    static String translationOf(String articleId) {
        return articleId + "/translation";
    }
}
