package org.kiosque.local.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Keeps only who signed in with a browser, the latest thousand: their codes and refresh tokens are looked up. A token of the
 * client-credentials grant proves itself by its signature until it expires; the in-memory service would grow by every one
 * issued. After a restart staff sign in once more.
 */
final class RecentAuthorizations implements OAuth2AuthorizationService {

    private static final int MOST = 1_000;

    private final Cache<String, OAuth2Authorization> kept;

    /** @param life how long one is kept after its last change */
    RecentAuthorizations(Duration life) {
        this.kept =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(life).build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.AUTHORIZATION_CODE.equals(authorization.getAuthorizationGrantType())) {
            kept.put(authorization.getId(), authorization);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        kept.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.getIfPresent(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        return kept.asMap().values().stream()
                .filter(authorization -> authorization.getToken(token) != null)
                .findFirst()
                .orElse(null);
    }
}
