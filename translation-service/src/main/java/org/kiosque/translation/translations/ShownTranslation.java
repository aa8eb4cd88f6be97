package org.kiosque.translation.translations;

import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.springframework.data.annotation.Id;

/**
 * A translation as far as people may see it.
 *
 * @param article as it is published
 * @param reason why it waits again, or was given up; null when there is nothing to say
 * @param work the last complete translation, perhaps of an earlier revision; null until there is one
 */
public record ShownTranslation(
        @Id String id,
        long version,
        String articleId,
        String language,
        ArticleSnapshot article,
        Status status,
        @Nullable String reason,
        @Nullable Work work) {

    public ShownTranslation because(String why) {
        return new ShownTranslation(id, version, articleId, language, article, status, why, work);
    }
}
