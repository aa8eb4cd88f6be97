package org.kiosque.article.markdown;

/**
 * What an author wrote and readers do not get.
 *
 * @param code stable, for programs
 * @param message for the author
 */
public record Warning(String code, String message) {}
