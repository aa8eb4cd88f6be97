package org.kiosque.comment.privacy;

/** The service was started without a key that it cannot do without. */
public final class SecretMissingException extends RuntimeException {

    SecretMissingException(String variable, int length) {
        super("%s is not set, or is shorter than %d characters.".formatted(variable, length));
    }
}
