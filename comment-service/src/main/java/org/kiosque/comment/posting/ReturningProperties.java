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
 * @param leastApproved comments of an author that readers see, and none decided against, before the author's token spares a captcha; 0
 *     for never
 * @param within which the comment was posted whose token it is; that it was used is remembered as long
 */
@Validated
@ConfigurationProperties("kiosque.captcha.returning")
record ReturningProperties(
        @DefaultValue("0") @Min(0) @Max(100) int leastApproved,

        @DefaultValue("30d") @NotNull @DurationMin(hours = 1) @DurationMax(days = 365)
        Duration within) {}
