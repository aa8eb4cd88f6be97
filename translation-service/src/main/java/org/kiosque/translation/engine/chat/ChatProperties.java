package org.kiosque.translation.engine.chat;

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
 * @param url below which {@code /chat/completions} is, from {@code KIOSQUE_TRANSLATION_CHAT_URL}; empty leaves it alone
 * @param model by its name there, from {@code KIOSQUE_TRANSLATION_CHAT_MODEL}; empty leaves it alone
 * @param key from {@code KIOSQUE_TRANSLATION_CHAT_KEY}; empty for a server that wants none
 * @param tier what an operator takes the model for
 * @param timeout for one call
 * @param concurrentCalls of each replica
 * @param callsPerSecond of each replica
 * @param monthlyCharacters of all replicas together, in a month of UTC, of the texts alone; 0 for no limit
 */
@Validated
@ConfigurationProperties("kiosque.translation.chat")
record ChatProperties(
        @DefaultValue("") @NotNull String url,
        @DefaultValue("") @NotNull String model,
        @DefaultValue("") @NotNull String key,
        @DefaultValue("publishable") @NotNull Tier tier,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration timeout,

        @DefaultValue("2") @Positive @Max(64) int concurrentCalls,
        @DefaultValue("5") @Positive @Max(1_000) int callsPerSecond,
        @DefaultValue("2000000") @PositiveOrZero long monthlyCharacters) {

    Limits limits() {
        return new Limits(timeout, concurrentCalls, callsPerSecond, monthlyCharacters);
    }

    @Override
    public String toString() {
        return "ChatProperties[url=" + url + ", model=" + model + "]";
    }
}
