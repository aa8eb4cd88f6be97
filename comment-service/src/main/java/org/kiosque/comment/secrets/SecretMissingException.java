package org.kiosque.comment.secrets;

/** The service was started without a key that it cannot do without. */
public final class SecretMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretMissingException(String variable, int length) {
        super("%s is not set, or is shorter than %d characters.".formatted(variable, length));
    }
}
