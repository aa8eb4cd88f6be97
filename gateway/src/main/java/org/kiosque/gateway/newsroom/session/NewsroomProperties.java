package org.kiosque.gateway.newsroom.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param issuer the OpenID Connect provider by which staff sign in; without it there is no newsroom
 * @param clientId as which the provider knows us
 * @param clientSecret by which it believes us
 * @param scopes that are asked for
 * @param rolesClaim of the ID token, or else of the access token, that lists what somebody may do; inner ones after dots
 * @param sessionKeys 32 bytes each, base64url: the first seals session cookies, all open them, so that keys can be changed; the
 *     same for all gateways
 * @param idleEnd after which a session ends that nothing was asked in
 * @param absoluteEnd after which any session ends
 * @param baseUrl the public address
 * @param timeZone in which times are told and planned
 */
@Validated
@ConfigurationProperties("kiosque.newsroom")
public record NewsroomProperties(
        @Nullable URI issuer,
        @DefaultValue("kiosque-newsroom") @NotBlank String clientId,
        @Nullable String clientSecret,
        @DefaultValue("openid") @NotEmpty List<String> scopes,
        @DefaultValue("roles") @NotBlank String rolesClaim,
        @DefaultValue List<String> sessionKeys,
        @DefaultValue("2h") @NotNull Duration idleEnd,
        @DefaultValue("12h") @NotNull Duration absoluteEnd,
        @DefaultValue("http://localhost:8080") @NotNull URI baseUrl,
        @DefaultValue("Europe/Paris") @NotNull ZoneId timeZone) {

    private static final int KEY_BYTES = 32;

    public NewsroomProperties {
        if (issuer != null && (sessionKeys.isEmpty() || clientSecret == null || clientSecret.isBlank())) {
            throw new IllegalArgumentException(
                    "kiosque.newsroom.issuer needs kiosque.newsroom.session-keys and kiosque.newsroom.client-secret");
        }
        if (issuer != null && !scopes.contains("openid")) {
            throw new IllegalArgumentException("kiosque.newsroom.scopes must name openid");
        }
        sessionKeys.forEach(NewsroomProperties::key);
    }

    private static byte[] key(String written) {
        byte[] key;
        try {
            key = Base64.getUrlDecoder().decode(written);
        } catch (IllegalArgumentException malformed) {
            key = new byte[0]; // its message would tell a part of the key
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key of kiosque.newsroom.session-keys is not " + KEY_BYTES + " bytes in base64url");
        }
        return key;
    }

    /** Whether there is a newsroom at all. */
    public boolean isOpen() {
        return issuer != null;
    }

    public List<byte[]> keys() {
        return sessionKeys.stream().map(NewsroomProperties::key).toList();
    }

    /** Whether browsers reach us by TLS alone. */
    public boolean isSecure() {
        return "https".equals(baseUrl.getScheme());
    }

    /** @param path below the public address */
    public URI at(String path) {
        String base = baseUrl.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    @Override
    public String toString() {
        return "NewsroomProperties[issuer=" + issuer + ", clientId=" + clientId + ", baseUrl=" + baseUrl + "]";
    }
}
