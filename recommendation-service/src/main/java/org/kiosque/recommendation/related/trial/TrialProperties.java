package org.kiosque.recommendation.related.trial;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.kiosque.recommendation.related.ranking.Weights;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A second weighting: what it says differs from the usual one, which holds for whatever is null.
 *
 * @param share of articles (each day others) and of readers that have it; 0 for no trial
 */
@Validated
@ConfigurationProperties("kiosque.trial")
record TrialProperties(
        @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double share,
        @Nullable @DecimalMin("0.01") @DecimalMax("100") Double text,
        @Nullable @DecimalMin("0") @DecimalMax("100") Double tags,
        @Nullable @DecimalMin("0") @DecimalMax("100") Double authors,
        @Nullable @DecimalMin("0") @DecimalMax("100") Double together,
        @Nullable @DecimalMin("0") @DecimalMax("100") Double meaning,
        @Nullable @DecimalMin("-1") @DecimalMax("0.99") Double apart,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double least,
        @Nullable @DurationMin(hours = 1) Duration halfLife,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double oldest,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double sameStory,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double repeated,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double variety) {

    Weights weights(Weights usual) {
        return new Weights(
                or(text, usual.text()),
                or(tags, usual.tags()),
                or(authors, usual.authors()),
                or(together, usual.together()),
                or(meaning, usual.meaning()),
                or(apart, usual.apart()),
                or(least, usual.least()),
                halfLife == null ? usual.halfLife() : halfLife,
                or(oldest, usual.oldest()),
                or(sameStory, usual.sameStory()),
                or(repeated, usual.repeated()),
                or(variety, usual.variety()));
    }

    private static double or(@Nullable Double own, double usual) {
        return own == null ? usual : own;
    }
}
