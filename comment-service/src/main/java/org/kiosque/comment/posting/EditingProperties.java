package org.kiosque.comment.posting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param window how long after it was posted the words of a comment may be changed by its author
 * @param maxEdits how often
 */
@Validated
@ConfigurationProperties("kiosque.editing")
record EditingProperties(
        @DefaultValue("15m") @NotNull @DurationMin @DurationMax(days = 30)
        Duration window,

        @DefaultValue("10") @Min(0) @Max(100) int maxEdits) {}
