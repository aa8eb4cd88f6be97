package org.kiosque.comment.reactions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param kinds what readers can say, such as {@code respect}
 * @param maxPerAddress reactions that one network address may leave within the window
 * @param window that slides
 */
@Validated
@ConfigurationProperties("kiosque.reactions")
record ReactionsProperties(
        @DefaultValue("respect") @NotEmpty @Size(max = 8) List<@Pattern(regexp = "[a-z]{1,20}") String> kinds,

        @DefaultValue("60") @Min(1) @Max(10_000) int maxPerAddress,

        @DefaultValue("10m") @NotNull @DurationMin(millis = 1) @DurationMax(days = 30)
        Duration window) {

    ReactionsProperties {
        kinds = List.copyOf(kinds);
    }
}
