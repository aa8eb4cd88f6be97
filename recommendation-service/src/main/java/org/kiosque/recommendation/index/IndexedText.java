package org.kiosque.recommendation.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.TranslatedArticle;

/**
 * An article's words in one language.
 *
 * @param key of this text in the index of its language: an article may have an original and a translation left over there
 * @param body as readers see it, without markup
 * @param tags keys, the same in every language
 * @param authors keys
 */
record IndexedText(
        String key,
        String articleId,
        String title,
        String lead,
        String body,
        List<String> tags,
        List<String> authors,
        Instant publishedAt) {

    static IndexedText of(ArticleSnapshot a) {
        return new IndexedText(
                originalOf(a.articleId()),
                a.articleId(),
                a.title(),
                shown(a.lead()),
                ReadableWords.of(a.body()),
                keysOf(a.tags()),
                a.authors().stream().map(Author::key).toList(),
                a.publishedAt());
    }

    static IndexedText of(TranslatedArticle t) {
        return new IndexedText(
                translationOf(t.articleId()),
                t.articleId(),
                t.title(),
                shown(t.lead()),
                ReadableWords.of(t.body()),
                keysOf(t.tags()),
                t.authors().stream().map(Author::key).toList(),
                t.publishedAt());
    }

    private static String shown(@Nullable String lead) {
        return lead == null ? "" : lead;
    }

    private static List<String> keysOf(List<Tag> tags) {
        return tags.stream().map(Tag::key).toList();
    }

    static String originalOf(String articleId) {
        return articleId + "/original";
    }

    static String translationOf(String articleId) {
        return articleId + "/translation";
    }
}
