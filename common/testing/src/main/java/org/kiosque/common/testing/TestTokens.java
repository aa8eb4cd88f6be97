package org.kiosque.common.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Really signed tokens of a key made for this run, and the decoder that accepts them. Import it into a Spring test. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {

    private static final RSAKey KEY = newKey();

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("test")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    @Primary
    JwtDecoder testJwtDecoder() throws JOSEException {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(Duration.ZERO),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, aud -> aud != null && aud.contains("kiosque"))));
        return decoder;
    }

    /** @return a token of a member of staff, valid for five minutes, to be sent as {@code Authorization: Bearer …} */
    public static String with(String... roles) {
        return token("kiosque", Instant.now().plusSeconds(300), roles);
    }

    public static String expired(String... roles) {
        return token("kiosque", Instant.now().minusSeconds(60), roles);
    }

    public static String forAnotherAudience(String... roles) {
        return token("elsewhere", Instant.now().plusSeconds(300), roles);
    }

    private static String token(String audience, Instant expiry, String... roles) {
        var claims = JwtClaimsSet.builder()
                .subject("staff-1")
                .claim("preferred_username", "camille")
                .audience(List.of(audience))
                .issuedAt(expiry.minusSeconds(600))
                .expiresAt(expiry)
                .claim("roles", List.of(roles))
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).keyId("test").build();
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(KEY)))
                .encode(JwtEncoderParameters.from(header, claims))
                .getTokenValue();
    }
}
