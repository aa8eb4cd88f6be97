package org.kiosque.article.editing;

/** Why the desk does not do what it was asked. */
abstract sealed class EditingException extends RuntimeException {

    /** There is no such article. */
    static final class NoSuchArticleException extends EditingException {}

    /** The editor does not say which version of the article is to be changed. */
    static final class VersionMissingException extends EditingException {}

    /** The article has changed since the editor read it. */
    static final class StaleArticleException extends EditingException {}

    /** Readers know the article in one language; another one would be another article. */
    static final class LanguageIsFixedException extends EditingException {}

    /** Readers have never seen the article, so that there is nothing to withdraw. */
    static final class NotPublishedException extends EditingException {}

    /** Readers have seen the article: it can be withdrawn, but not made undone. */
    static final class OncePublishedException extends EditingException {}
}
