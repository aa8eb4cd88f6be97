package org.kiosque.local.identity;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Who gets which token. Each of the staff signs in with name and password by the client-credentials grant and gets the
 * roles of the account; {@code deploy/token} has a client of its own and gets the one role that it asks for as scope, in the
 * name of the role, or of an account that has it; comment-service has one with the role {@code service}; the newsroom signs staff in by the authorization-code grant with PKCE.
 */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    /** The client of {@code deploy/token}. */
    static final String DESK_CLIENT = "deploy-token";

    /** The client of the newsroom, in which staff sign in with a browser. */
    static final String NEWSROOM_CLIENT = "kiosque-newsroom";

    /** The client of comment-service, which has others' words translated in nobody's name. */
    static final String COMMENTS_CLIENT = "kiosque-comments";

    private static final String SERVICE = "service";

    /** How long staff can go on without their password. */
    private static final Duration NEWSROOM_LIFE = Duration.ofHours(12);

    /** Parameter of a request for a token: in whose name it is. */
    private static final String ACCOUNT = "account";

    private static final String ROLES = "org.kiosque.roles";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentityProperties identity) {
        return AuthorizationServerSettings.builder()
                .issuer(identity.issuer().toString())
                .build();
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(IdentityProperties identity)
            throws IOException, JOSEException, ParseException {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(identity.folder())));
    }

    @Bean
    OAuth2AuthorizationService authorizationService() {
        return new RecentAuthorizations(NEWSROOM_LIFE);
    }

    /** @param byName the hash of each account's password */
    record StaffHashes(Map<String, String> byName) {

        String of(String name) {
            return requireNonNull(byName.get(name));
        }
    }

    @Bean
    StaffHashes staffHashes(IdentityProperties identity, PasswordEncoder encoder) throws IOException {
        List<String> names =
                identity.staff().stream().map(IdentityProperties.Account::name).toList();
        return new StaffHashes(new StaffPasswords(identity.folder(), encoder).hashes(names));
    }

    /** Those who sign in with a browser. */
    @Bean
    UserDetailsService staff(IdentityProperties identity, StaffHashes hashes) {
        return new InMemoryUserDetailsManager(identity.staff().stream()
                .map(account -> User.withUsername(account.name())
                        .password(hashes.of(account.name()))
                        .roles(account.roles().toArray(String[]::new))
                        .build())
                .toList());
    }

    @Bean
    RegisteredClientRepository registeredClientRepository(
            IdentityProperties identity, PasswordEncoder encoder, StaffHashes hashes) {
        List<RegisteredClient> clients = new ArrayList<>();
        Set<String> allRoles = new TreeSet<>();
        for (IdentityProperties.Account account : identity.staff()) {
            allRoles.addAll(account.roles());
            clients.add(client(account.name(), hashes.of(account.name()), identity)
                    .clientSettings(ClientSettings.builder()
                            .setting(ROLES, List.copyOf(account.roles()))
                            .build())
                    .build());
        }
        clients.add(client(DESK_CLIENT, requireNonNull(encoder.encode(identity.deskSecret())), identity)
                .scopes(scopes -> scopes.addAll(allRoles))
                .build());
        clients.add(client(COMMENTS_CLIENT, requireNonNull(encoder.encode(identity.commentsSecret())), identity)
                .clientSettings(ClientSettings.builder()
                        .setting(ROLES, List.of(SERVICE))
                        .build())
                .build());
        clients.add(newsroom(identity, encoder));
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient newsroom(IdentityProperties identity, PasswordEncoder encoder) {
        return RegisteredClient.withId(NEWSROOM_CLIENT)
                .clientId(NEWSROOM_CLIENT)
                .clientSecret(requireNonNull(encoder.encode(identity.newsroomSecret())))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> identity.newsroom().forEach(site -> uris.add(site + "/newsroom/sign-in/return")))
                .postLogoutRedirectUris(
                        uris -> identity.newsroom().forEach(site -> uris.add(site + "/newsroom/sign-in")))
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(identity.tokenLifetime())
                        .refreshTokenTimeToLive(NEWSROOM_LIFE)
                        .build())
                .build();
    }

    private static RegisteredClient.Builder client(String id, String secretHash, IdentityProperties identity) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(secretHash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(identity.tokenLifetime())
                        .build());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> kiosqueClaims(IdentityProperties identity) {
        return context -> {
            if (context.getRegisteredClient().getClientId().equals(NEWSROOM_CLIENT)) {
                ofBrowser(context, identity);
                return;
            }
            if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                return;
            }
            RegisteredClient client = context.getRegisteredClient();
            boolean desk = client.getClientId().equals(DESK_CLIENT);
            List<String> roles = desk
                    ? context.getAuthorizedScopes().stream().sorted().toList()
                    : client.getClientSettings().getSetting(ROLES);
            String name = desk ? nameFor(context, roles, identity) : client.getClientId();
            context.getClaims().claims(claims -> {
                claims.put("roles", roles);
                claims.put("preferred_username", name);
            });
            context.getClaims().audience(List.of(identity.audience())).subject(name.isEmpty() ? DESK_CLIENT : name);
        };
    }

    /** Who has signed in with a browser: access and ID token say the same of them, and the ID token is the newsroom's alone. */
    private static void ofBrowser(JwtEncodingContext context, IdentityProperties identity) {
        String name = context.getPrincipal().getName();
        List<String> roles = identity.staff().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .map(IdentityProperties.Account::roles)
                .orElse(List.of());
        context.getClaims().claims(claims -> {
            claims.put("roles", roles);
            claims.put("preferred_username", name);
        });
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims().audience(List.of(identity.audience()));
        }
    }

    /** @throws OAuth2AuthenticationException when there is no such account, or it has not all of the roles */
    private static String nameFor(JwtEncodingContext context, List<String> roles, IdentityProperties identity) {
        Object account = context.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken grant
                ? grant.getAdditionalParameters().get(ACCOUNT)
                : null;
        if (account == null) {
            return roles.stream().collect(Collectors.joining("+"));
        }
        return identity.staff().stream()
                .filter(staff -> staff.name().equals(account) && staff.roles().containsAll(roles))
                .findFirst()
                .map(IdentityProperties.Account::name)
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_REQUEST, "no account of this name has the role", null)));
    }
}
