package org.kiosque.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class StaffTest {

    private static Jwt.Builder token() {
        return Jwt.withTokenValue("token").header("alg", "RS256").claim("roles", "editor");
    }

    @Test
    void aMemberOfStaffIsCalledAsTheTokenSays() {
        Jwt token =
                token().subject("s-1").claim("preferred_username", "camille").build();
        assertThat(Staff.of(token)).isEqualTo(new Staff("s-1", "camille"));
    }

    @Test
    void whoHasNoNameIsCalledByTheSubject() {
        assertThat(Staff.of(token().subject("s-1").build())).isEqualTo(new Staff("s-1", "s-1"));
        assertThat(Staff.of(token().build())).isEqualTo(new Staff("unknown", "unknown"));
    }
}
