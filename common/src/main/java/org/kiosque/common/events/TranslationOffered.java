package org.kiosque.common.events;

/**
 * {@code translation.offered.v1}: there is a machine's text in one more language that readers get only if they ask for it;
 * until people have approved it they get the original. What was told of this translation before no longer holds. A consumer
 * that does not know this event goes on showing what it showed.
 */
public record TranslationOffered(TranslatedArticle translation) implements TranslationEvent {}
