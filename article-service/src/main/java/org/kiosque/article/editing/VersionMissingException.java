package org.kiosque.article.editing;

/** The editor does not say which version of the article is to be changed. */
final class VersionMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
