package org.kiosque.common.events;

/** What translation-service tells on {@link Topics#TRANSLATIONS}. */
public sealed interface TranslationEvent extends Event permits TranslationCompleted {}
