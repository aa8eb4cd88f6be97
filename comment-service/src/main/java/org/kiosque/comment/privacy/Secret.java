package org.kiosque.comment.privacy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A key that never shows itself in a log line. */
public final class Secret {

    /** Shortest that is accepted, in characters. */
    public static final int MIN_LENGTH = 32;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * @param variable the environment variable that holds it, named in the message to whoever starts the service without it
     * @throws SecretMissingException if there is none, or one too short to be a secret
     */
    public static Secret of(@Nullable String value, String variable) {
        if (value == null || value.strip().length() < MIN_LENGTH) {
            throw new SecretMissingException(variable, MIN_LENGTH);
        }
        return new Secret(value.strip());
    }

    public String text() {
        return value;
    }

    byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
