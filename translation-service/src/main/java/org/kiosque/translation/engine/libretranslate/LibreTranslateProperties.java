package org.kiosque.translation.engine.libretranslate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.remote.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param url of the server, from {@code KIOSQUE_TRANSLATION_LIBRETRANSLATE_URL}; empty leaves it alone
 * @param key that the server wants; empty for none
 * @param tier what an operator takes its models for
 * @param timeout for one call
 * @param concurrentCalls of each replica
 * @param callsPerSecond of each replica
 * @param monthlyCharacters of all replicas together, in a month of UTC; 0 for no limit
 */
@Validated
@ConfigurationProperties("kiosque.translation.libretranslate")
record LibreTranslateProperties(
        @DefaultValue("") @NotNull String url,
        @DefaultValue("") @NotNull String key,
        @DefaultValue("gist") @NotNull Tier tier,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration timeout,

        @DefaultValue("2") @Positive @Max(64) int concurrentCalls,
        @DefaultValue("10") @Positive @Max(1_000) int callsPerSecond,
        @DefaultValue("0") @PositiveOrZero long monthlyCharacters) {

    Limits limits() {
        return new Limits(timeout, concurrentCalls, callsPerSecond, monthlyCharacters);
    }

    @Override
    public String toString() {
        return "LibreTranslateProperties[url=" + url + "]";
    }
}
