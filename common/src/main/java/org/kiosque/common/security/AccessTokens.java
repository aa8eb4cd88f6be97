package org.kiosque.common.security;

import java.util.List;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses what a provider signs besides access tokens, and what would be valid for ever: a token without {@code exp}, and an ID
 * token, which is told by its hashes of other tokens or, as Keycloak writes them, by its {@code typ}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068">RFC 9068</a>
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#CodeIDToken">OpenID Connect Core, 3.1.3.6</a>
 */
final class AccessTokens implements OAuth2TokenValidator<Jwt> {

    private static final List<String> HASHES = List.of("at_hash", "c_hash");

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (token.getExpiresAt() == null) {
            return refused("it has no exp");
        }
        String type = token.getClaimAsString("typ");
        if ("ID".equalsIgnoreCase(type)
                || "Refresh".equalsIgnoreCase(type)
                || HASHES.stream().anyMatch(token::hasClaim)) {
            return refused("it is no access token");
        }
        return OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", why, null));
    }
}
