package org.kiosque.article.editing.preview;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param key signs the addresses; from the environment variable {@code KIOSQUE_PREVIEW_KEY} only
 * @param validFor how long one can be read
 */
@Validated
@ConfigurationProperties("kiosque.preview")
record PreviewProperties(
        @Nullable String key,

        @DefaultValue("24h") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 30)
        Duration validFor) {

    @Override
    public String toString() {
        return "PreviewProperties[validFor=" + validFor + "]";
    }
}
