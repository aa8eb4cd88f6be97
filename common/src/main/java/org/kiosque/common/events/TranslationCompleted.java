package org.kiosque.common.events;

import java.util.List;

/** {@code translation.completed.v1}: the article can be read in one more language, or reads better in it than before. */
public record TranslationCompleted(TranslatedArticle translation) implements TranslationEvent {

    /** One translation is one aggregate: {@code articleId:language}, so that compaction keeps every language. */
    @Override
    public String aggregateId() {
        return translation.articleId() + ":" + translation.language();
    }

    @Override
    public List<String> languages() {
        return List.of(translation.language(), translation.originalLanguage());
    }
}
