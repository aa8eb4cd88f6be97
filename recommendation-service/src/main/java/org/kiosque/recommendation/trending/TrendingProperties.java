package org.kiosque.recommendation.trending;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.kiosque.recommendation.trending.score.Popularity;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param elsewhere what a read in another language counts, where one in the asked language counts 1
 * @param comment what a comment counts that readers can see
 * @param refresh how long an order is kept before it is computed again
 */
@Validated
@ConfigurationProperties("kiosque.trending")
record TrendingProperties(
        @DefaultValue("0.25") @DecimalMin("0") @DecimalMax("1") double elsewhere,

        @DefaultValue("5") @DecimalMin("0") @DecimalMax("1000") double comment,

        @DefaultValue("5s") @NotNull @DurationMax(minutes = 10)
        Duration refresh) {

    Popularity.Weights weights() {
        return new Popularity.Weights(elsewhere, comment);
    }
}
