package org.kiosque.common.security;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * A member of staff, as the token names them.
 *
 * @param subject the same for ever
 * @param name for people to read; the subject when the token has none
 */
public record Staff(String subject, String name) {

    public static Staff of(Jwt token) {
        String subject = Objects.requireNonNullElse(token.getSubject(), "unknown");
        @Nullable String name = token.getClaimAsString("preferred_username");
        return new Staff(subject, Objects.requireNonNullElse(name, subject));
    }
}
