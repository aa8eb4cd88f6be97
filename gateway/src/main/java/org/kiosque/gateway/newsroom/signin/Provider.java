package org.kiosque.gateway.newsroom.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.session.NewsroomProperties;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenID Connect provider, by the authorization code flow with PKCE and a nonce. What it says is checked by Spring
 * Security's own classes: the ID token's signature, issuer, audience, nonce and times. It is first asked when somebody signs
 * in, so that the gateway starts without it. All calls wait: not for threads that must not.
 */
@Component
class Provider {

    /** Where the provider sends the browser back to. */
    static final String RETURN = "/newsroom/sign-in/return";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Provider.class);

    private final NewsroomProperties properties;
    private final OidcAuthorizationCodeAuthenticationProvider codes;
    private final RestClientRefreshTokenTokenResponseClient refreshing =
            new RestClientRefreshTokenTokenResponseClient();
    private final RestClient http;
    private final InstantSource clock;
    private volatile @Nullable ClientRegistration known;
    private volatile boolean tellsUs;

    Provider(NewsroomProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
        this.http = impatient();
        var changing = new RestClientAuthorizationCodeTokenResponseClient();
        changing.setRestClient(http);
        refreshing.setRestClient(http);
        this.codes = new OidcAuthorizationCodeAuthenticationProvider(
                changing, request -> new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, request.getIdToken()));
    }

    /** Reads and writes what token endpoints do, as Spring Security's own would, and does not wait for minutes. */
    private static RestClient impatient() {
        var factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        factory.setReadTimeout(READ);
        return RestClient.builder()
                .requestFactory(factory)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** @throws RuntimeException while the provider does not answer */
    private ClientRegistration registration() {
        ClientRegistration found = known;
        if (found == null) {
            found = ClientRegistrations.fromIssuerLocation(
                            Objects.requireNonNull(properties.issuer()).toString())
                    .registrationId("newsroom")
                    .clientId(properties.clientId())
                    .clientSecret(properties.clientSecret())
                    .redirectUri(properties.at(RETURN).toString())
                    .scope(properties.scopes())
                    .build();
            known = found;
        }
        return found;
    }

    /** Where the browser is sent to sign in. */
    URI address(Flow flow) {
        return URI.create(request(flow, registration()).getAuthorizationRequestUri());
    }

    private OAuth2AuthorizationRequest request(Flow flow, ClientRegistration registration) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(registration.getProviderDetails().getAuthorizationUri())
                .clientId(properties.clientId())
                .redirectUri(properties.at(RETURN).toString())
                .scopes(Set.copyOf(properties.scopes()))
                .state(flow.state())
                .additionalParameters(Map.of(
                        OidcParameterNames.NONCE,
                        sha256(flow.nonce()),
                        PkceParameterNames.CODE_CHALLENGE,
                        sha256(flow.verifier()),
                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                        "S256"))
                .attributes(Map.of(
                        OidcParameterNames.NONCE, flow.nonce(), PkceParameterNames.CODE_VERIFIER, flow.verifier()))
                .build();
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param name as which the provider knows who has signed in
     * @param tokens what it gave
     */
    record SignedIn(String name, StaffSession.Tokens tokens) {}

    /**
     * Changes the code for tokens.
     *
     * @param state as the browser brought it back
     * @throws org.springframework.security.core.AuthenticationException when something about it is wrong, or was used before
     */
    SignedIn complete(Flow flow, String state, String code) {
        ClientRegistration registration = registration();
        var exchange = new OAuth2AuthorizationExchange(
                request(flow, registration),
                OAuth2AuthorizationResponse.success(code)
                        .redirectUri(properties.at(RETURN).toString())
                        .state(state)
                        .build());
        var done = (OAuth2LoginAuthenticationToken)
                Objects.requireNonNull(codes.authenticate(new OAuth2LoginAuthenticationToken(registration, exchange)));
        var user = (OidcUser) Objects.requireNonNull(done.getPrincipal());
        String preferred = user.getPreferredUsername();
        return new SignedIn(
                preferred == null ? user.getSubject() : preferred,
                tokens(
                        done.getAccessToken(),
                        done.getRefreshToken(),
                        user.getIdToken().getTokenValue()));
    }

    /** @throws org.springframework.security.oauth2.core.OAuth2AuthorizationException when the provider gives no more */
    StaffSession.Tokens refresh(StaffSession session) {
        var access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                session.accessToken(),
                session.accessEnds().minusSeconds(1),
                session.accessEnds());
        OAuth2AccessTokenResponse response = refreshing.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                registration(),
                access,
                new OAuth2RefreshToken(Objects.requireNonNull(session.refreshToken()), session.begun()),
                Set.of()));
        Object idToken = response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
        return tokens(response.getAccessToken(), response.getRefreshToken(), (String) idToken);
    }

    private StaffSession.Tokens tokens(
            OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh, @Nullable String idToken) {
        return new StaffSession.Tokens(
                access.getTokenValue(),
                clock.instant().plus(lifetime(access)),
                refresh == null ? null : refresh.getTokenValue(),
                idToken,
                roles(idToken).or(() -> roles(access.getTokenValue())).orElse(null));
    }

    /** As the provider said it in seconds; a token of which it says nothing counts for a minute. */
    private static Duration lifetime(OAuth2AccessToken access) {
        return access.getIssuedAt() == null || access.getExpiresAt() == null
                ? Duration.ofMinutes(1)
                : Duration.between(access.getIssuedAt(), access.getExpiresAt());
    }

    /** The token came from the provider itself, so its signature need not be looked at to read it. */
    private Optional<List<String>> roles(@Nullable String token) {
        Object value = token == null ? null : claims(token);
        for (String name : properties.rolesClaim().split("\\.", -1)) {
            value = value instanceof Map<?, ?> claims ? claims.get(name) : null;
        }
        return value instanceof List<?> roles
                ? Optional.of(roles.stream().map(String::valueOf).toList())
                : Optional.empty();
    }

    /** Null for a token that is no JWT, or is not for us to read. */
    private static @Nullable Map<String, Object> claims(String token) {
        try {
            JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
            return claims == null ? null : claims.getClaims();
        } catch (ParseException opaque) {
            return null;
        }
    }

    /** Where the browser is sent to end the provider's own session; null where the provider has no such address. */
    @Nullable URI goodbye(StaffSession session) {
        Object end = metadata("end_session_endpoint");
        if (end == null) {
            return null;
        }
        var address = UriComponentsBuilder.fromUriString(end.toString())
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{back}");
        URI back = properties.at("/newsroom/sign-in");
        return session.idToken() == null
                ? address.encode().build(properties.clientId(), back)
                : address.queryParam("id_token_hint", "{hint}")
                        .encode()
                        .build(properties.clientId(), back, session.idToken());
    }

    /** Asks the provider to give no more tokens for a session (RFC 7009); one that cannot or does not answer is left alone. */
    void revoke(StaffSession session) {
        try {
            Object endpoint = metadata("revocation_endpoint");
            if (endpoint != null && session.refreshToken() != null) {
                about(endpoint, session.refreshToken(), "refresh_token")
                        .retrieve()
                        .toBodilessEntity();
            }
        } catch (RestClientException | OAuth2AuthorizationException failed) {
            log.warn("The provider was not told of a sign-out: {}", failed.toString());
        }
    }

    /**
     * Whether a session goes on at the provider (RFC 7662). It does as far as we know where the provider has no such answers, or
     * gives none now; and until it has said of one that it does: who is not to know anything is answered as if all had ended.
     */
    boolean goesOn(StaffSession session) {
        try {
            Object endpoint = metadata("introspection_endpoint");
            if (endpoint == null) {
                return true;
            }
            boolean active = Boolean.TRUE.equals(about(endpoint, session.accessToken(), "access_token")
                    .exchange((_, answer) -> !answer.getStatusCode().is2xxSuccessful()
                            || said(JsonMapper.shared().readTree(answer.getBody()))));
            return active || !tellsUs;
        } catch (RuntimeException away) {
            log.warn("The provider does not say whether {} goes on: {}", session, away.toString());
            return true;
        }
    }

    private boolean said(JsonNode answer) {
        boolean active = answer.path("active").asBoolean(false);
        tellsUs |= active;
        return active;
    }

    private @Nullable Object metadata(String name) {
        return registration().getProviderDetails().getConfigurationMetadata().get(name);
    }

    private RestClient.RequestBodySpec about(Object endpoint, String token, String kind) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("token", token);
        form.add("token_type_hint", kind);
        return http.post()
                .uri(endpoint.toString())
                .headers(headers ->
                        headers.setBasicAuth(properties.clientId(), Objects.requireNonNull(properties.clientSecret())))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form);
    }
}
