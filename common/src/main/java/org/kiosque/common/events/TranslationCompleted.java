package org.kiosque.common.events;

/** {@code translation.completed.v1}: the article can be read in one more language, or reads better in it than before. */
public record TranslationCompleted(TranslatedArticle translation) implements TranslationEvent {}
