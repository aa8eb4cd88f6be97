package org.kiosque.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class AccessTokensTest {

    private static final Instant LATER = Instant.parse("2026-11-02T07:00:00Z");

    private static Jwt.Builder token() {
        return Jwt.withTokenValue("token").header("alg", "RS256").subject("s-1").expiresAt(LATER);
    }

    private static boolean refused(Jwt token) {
        return new AccessTokens().validate(token).hasErrors();
    }

    @Test
    void anAccessTokenIsAccepted() {
        assertThat(refused(token().build())).isFalse();
        assertThat(refused(token().claim("typ", "Bearer").claim("nonce", "n").build()))
                .isFalse();
    }

    @Test
    void aTokenForEverIsRefused() {
        assertThat(refused(Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .subject("s-1")
                        .build()))
                .isTrue();
    }

    @Test
    void anIdTokenIsRefused() {
        assertThat(refused(token().claim("at_hash", "h").build())).isTrue();
        assertThat(refused(token().claim("c_hash", "h").build())).isTrue();
        assertThat(refused(token().claim("typ", "ID").build())).isTrue();
        assertThat(refused(token().claim("typ", "Refresh").build())).isTrue();
    }
}
