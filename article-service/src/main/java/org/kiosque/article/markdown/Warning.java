package org.kiosque.article.markdown;

/**
 * What an author wrote and readers do not get, or what will not look or work as it was meant.
 *
 * @param pointer JSON pointer to the field of the article that it is about
 * @param code stable, for programs
 * @param message for the author
 */
public record Warning(String pointer, String code, String message) {

    private static final String BODY = "/body";

    /** @return about the body */
    public static Warning ofBody(String code, String message) {
        return new Warning(BODY, code, message);
    }
}
