package org.kiosque.gateway.newsroom;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An OpenID Connect provider of which a test says what it answers. */
final class OpenIdStub {

    static final String CLIENT = "kiosque-newsroom";

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final RSAKey key;

    OpenIdStub() {
        try {
            key = new RSAKeyGenerator(2048).keyID("of-a-test").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        server.start();
        reset();
    }

    String issuer() {
        return server.baseUrl();
    }

    WireMockServer server() {
        return server;
    }

    void reset() {
        server.resetAll();
        server.stubFor(WireMock.get(urlPathEqualTo("/.well-known/openid-configuration"))
                .willReturn(json("""
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/jwks","end_session_endpoint":"%1$s/end","revocation_endpoint":"%1$s/revoke",
                 "introspection_endpoint":"%1$s/introspect",
                 "subject_types_supported":["public"],"response_types_supported":["code"],
                 "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer()))));
        server.stubFor(
                WireMock.get(urlPathEqualTo("/jwks")).willReturn(json(new JWKSet(key.toPublicJWK()).toString())));
        server.stubFor(any(urlPathEqualTo("/revoke")).willReturn(aResponse().withStatus(200)));
        server.stubFor(WireMock.post(urlPathEqualTo("/introspect"))
                .willReturn(json("{\"active\":true,\"scope\":\"openid\"}")));
    }

    /** The session to which that access token belongs was ended, by whomever. */
    void hasEnded(String accessToken) {
        server.stubFor(WireMock.post(urlPathEqualTo("/introspect"))
                .withRequestBody(containing("token=" + accessToken))
                .willReturn(json("{\"active\":false}")));
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    /** @param nonce as the request for the code said it */
    String idToken(String name, List<String> roles, String nonce) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("subject-of-" + name)
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .claim("nonce", nonce)
                .claim("preferred_username", name)
                .claim("roles", roles)
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    /** What the next code is changed for. */
    void codeGives(String accessToken, String refreshToken, String idToken, Duration lifetime) {
        server.stubFor(WireMock.post(urlPathEqualTo("/token"))
                .withRequestBody(containing("grant_type=authorization_code"))
                .willReturn(json("""
                        {"access_token":"%s","token_type":"Bearer","expires_in":%d,"refresh_token":"%s","id_token":"%s"}""".formatted(accessToken, lifetime.toSeconds(), refreshToken, idToken))));
    }

    void refreshGives(String accessToken, Duration lifetime) {
        server.stubFor(WireMock.post(urlPathEqualTo("/token"))
                .withRequestBody(containing("grant_type=refresh_token"))
                .willReturn(json("{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                        .formatted(accessToken, lifetime.toSeconds()))));
    }

    void refreshIsRefused() {
        server.stubFor(WireMock.post(urlPathEqualTo("/token"))
                .withRequestBody(containing("grant_type=refresh_token"))
                .willReturn(json("{\"error\":\"invalid_grant\"}").withStatus(400)));
    }
}
