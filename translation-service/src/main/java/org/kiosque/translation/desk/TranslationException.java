package org.kiosque.translation.desk;

/** What can be wrong with a request for translations. */
abstract sealed class TranslationException extends RuntimeException {

    /** No such article is published, or it is not translated into this language. */
    static final class NoSuchTranslationException extends TranslationException {}
}
