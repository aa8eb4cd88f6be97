package org.kiosque.comment.translating;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param deadline how long an answer waits for translations that are not kept yet; they are kept all the same when they come later
 * @param keptFor how long a translation is kept
 * @param tokenUri where this service gets a token of its own, as the identity provider's client
 * @param clientId of that client; without one, readers get no translations
 * @param clientSecret from the environment variable {@code KIOSQUE_TRANSLATING_CLIENT_SECRET} only
 */
@Validated
@ConfigurationProperties("kiosque.translating")
record TranslatingProperties(
        @DefaultValue("1s") @NotNull @DurationMin(millis = 1) @DurationMax(seconds = 5)
        Duration deadline,

        @DefaultValue("7d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 365)
        Duration keptFor,

        @Nullable URI tokenUri,
        @Nullable String clientId,
        @Nullable String clientSecret) {

    @Override
    public String toString() {
        return "TranslatingProperties[deadline=" + deadline + ", clientId=" + clientId + "]";
    }
}
