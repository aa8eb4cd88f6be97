package org.kiosque.common.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code translation.brought-in.v1}, on {@link Topics#ARTICLES}: people have translated the article in the system that had it
 * before. It is told once; what becomes of it is the business of translation-service, which tells {@code translation.completed.v1}.
 *
 * @param language BCP 47, of the texts here
 * @param revision of the article that was brought in with it
 * @param lead null when it has none
 * @param body CommonMark, as the article's
 * @param tags names
 * @param broughtBy name of the editor
 */
public record TranslationBroughtIn(
        String articleId,
        String language,
        long revision,
        String title,
        @Nullable String lead,
        String body,
        List<String> tags,
        String broughtBy,
        Instant broughtAt)
        implements ImportEvent {

    public TranslationBroughtIn {
        tags = List.copyOf(tags);
    }

    /** Each language is an aggregate of its own, and none of them the article: compaction keeps them all. */
    @Override
    public String aggregateId() {
        return articleId + ":" + language;
    }

    @Override
    public List<String> languages() {
        return List.of(language);
    }
}
