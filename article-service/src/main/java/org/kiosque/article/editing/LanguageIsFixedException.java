package org.kiosque.article.editing;

/** Readers know the article in one language; another one would be another article. */
final class LanguageIsFixedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
