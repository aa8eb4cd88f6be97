package org.kiosque.local.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param issuer what tokens name as their issuer, and where the services fetch the public key
 * @param folder keeps the signing key and the hashes of the staff's passwords; nobody else may read it
 * @param deskSecret the secret of the client that {@code deploy/token} uses
 * @param newsroomSecret the secret of the client by which staff sign in to the newsroom
 * @param commentsSecret the secret of the client by which comment-service asks for translations
 * @param newsroom public addresses of the gateway, at which staff come back from signing in
 * @param audience whom the tokens are for
 * @param tokenLifetime how long a token is valid
 * @param staff the accounts; one that is new gets a password of its own at the next start
 */
@Validated
@ConfigurationProperties("kiosque.identity")
record IdentityProperties(
        URI issuer,
        Path folder,
        @NotBlank String deskSecret,
        @NotBlank String newsroomSecret,
        @NotBlank String commentsSecret,
        @NotEmpty List<URI> newsroom,
        @DefaultValue("kiosque") @NotBlank String audience,
        @DefaultValue("1h") Duration tokenLifetime,
        @NotEmpty @Valid List<Account> staff) {

    /**
     * @param name signs in with it, and is the {@code sub} of the tokens
     * @param roles what the claim {@code roles} says
     */
    record Account(
            @Pattern(regexp = "[a-z][a-z0-9.-]{0,63}") String name,
            @NotEmpty List<@Pattern(regexp = "[a-z]{1,32}") String> roles) {}

    @Override
    public String toString() {
        return "IdentityProperties[issuer=" + issuer + ", folder=" + folder + ", staff=" + staff + "]";
    }
}
