package org.kiosque.translation.engine.deepl;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.kiosque.translation.engine.remote.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param key of an account, from {@code KIOSQUE_TRANSLATION_DEEPL_KEY}; empty leaves DeepL alone
 * @param url of the API; empty for the one that the key belongs to
 * @param timeout for one call
 * @param concurrentCalls of each replica
 * @param callsPerSecond of each replica
 * @param monthlyCharacters of all replicas together, in a month of UTC; what a free account has, unless said otherwise; 0 for
 *     no limit
 */
@Validated
@ConfigurationProperties("kiosque.translation.deepl")
record DeepLProperties(
        @DefaultValue("") @NotNull String key,
        @DefaultValue("") @NotNull String url,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration timeout,

        @DefaultValue("2") @Positive @Max(64) int concurrentCalls,
        @DefaultValue("5") @Positive @Max(1_000) int callsPerSecond,
        @DefaultValue("500000") @PositiveOrZero long monthlyCharacters) {

    /** Keys of free accounts end with it. */
    private static final String FREE = ":fx";

    String address() {
        if (!url.isBlank()) {
            return url;
        }
        return key.strip().endsWith(FREE) ? "https://api-free.deepl.com" : "https://api.deepl.com";
    }

    Limits limits() {
        return new Limits(timeout, concurrentCalls, callsPerSecond, monthlyCharacters);
    }

    @Override
    public String toString() {
        return "DeepLProperties[url=" + address() + "]";
    }
}
