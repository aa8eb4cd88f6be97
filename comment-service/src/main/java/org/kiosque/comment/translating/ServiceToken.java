package org.kiosque.comment.translating;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.settings.SettingException;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * This service's own token, on nobody's behalf (RFC 6749, client credentials), asked for when it is needed and kept until it expires.
 * Safe for use by several threads.
 */
final class ServiceToken {

    private static final String NAME = "translation-service";
    private static final Duration CONNECTS_WITHIN = Duration.ofMillis(500);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);

    /** Null when none is configured. */
    private final @Nullable Supplier<String> token;

    /** @throws SettingException when only a part of what it takes is configured */
    ServiceToken(TranslatingProperties properties) {
        String clientId = properties.clientId();
        if (clientId == null || clientId.isBlank()) {
            token = null;
            return;
        }
        URI tokenUri = properties.tokenUri();
        String secret = properties.clientSecret();
        if (tokenUri == null || secret == null || secret.isBlank()) {
            throw new SettingException(
                    "kiosque.translating.client-id",
                    "is set, though token-uri and client-secret beside it are not both");
        }
        var registrations = new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(NAME)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(tokenUri.toString())
                .clientId(clientId)
                .clientSecret(secret)
                .build());
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(grant -> grant.accessTokenResponseClient(client()))
                .build());
        var request = OAuth2AuthorizeRequest.withClientRegistrationId(NAME)
                .principal("comment-service")
                .build();
        token = () -> Objects.requireNonNull(manager.authorize(request), "no token")
                .getAccessToken()
                .getTokenValue();
    }

    /** As the library's own, but that it waits for no longer than that. */
    private static RestClientClientCredentialsTokenResponseClient client() {
        var connections = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECTS_WITHIN).build());
        connections.setReadTimeout(ANSWERS_WITHIN);
        var client = new RestClientClientCredentialsTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(connections)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /** @return what gets a token, and throws when the identity provider gives none; empty when none is configured */
    Optional<Supplier<String>> supplier() {
        return Optional.ofNullable(token);
    }
}
