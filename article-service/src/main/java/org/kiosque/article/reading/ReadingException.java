package org.kiosque.article.reading;

/** Why readers do not get an article. */
abstract sealed class ReadingException extends RuntimeException {

    /** There is no such article, as far as readers may know. */
    static final class NoSuchArticleException extends ReadingException {}

    /** Readers could once see the article, and no longer can. */
    static final class ArticleWithdrawnException extends ReadingException {}
}
