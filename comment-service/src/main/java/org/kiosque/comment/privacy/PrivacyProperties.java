package org.kiosque.comment.privacy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param key of the keyed hashes; from the environment variable {@code KIOSQUE_PRIVACY_KEY} only
 * @param mailboxKeys with which e-mail addresses are encrypted: the first one seals, the others still open; from the environment
 *     variable {@code KIOSQUE_PRIVACY_MAILBOX_KEYS} only
 * @param addressesKeptFor how long the hash of a writer's network address stays with a comment
 */
@Validated
@ConfigurationProperties("kiosque.privacy")
public record PrivacyProperties(
        @Nullable String key,

        @DefaultValue @Size(max = 10) List<String> mailboxKeys,

        @DefaultValue("30d") @NotNull @DurationMin @DurationMax(days = 3_650)
        Duration addressesKeptFor) {

    @Override
    public String toString() {
        return "PrivacyProperties[addressesKeptFor=" + addressesKeptFor + "]";
    }
}
