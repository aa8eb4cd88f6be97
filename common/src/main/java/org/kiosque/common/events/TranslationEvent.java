package org.kiosque.common.events;

import java.util.List;

/** What translation-service tells on {@link Topics#TRANSLATIONS}. */
public sealed interface TranslationEvent extends Event permits TranslationCompleted, TranslationOffered {

    /** The whole article in the other language. */
    TranslatedArticle translation();

    /** One translation is one aggregate: {@code articleId:language}, so that compaction keeps every language. */
    @Override
    default String aggregateId() {
        return translation().articleId() + ":" + translation().language();
    }

    @Override
    default List<String> languages() {
        return List.of(translation().language(), translation().originalLanguage());
    }
}
