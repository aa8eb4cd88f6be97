package org.kiosque.recommendation.related;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.kiosque.recommendation.related.ranking.Weights;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What counts how much for being worth reading after another article.
 *
 * @param text weight of common words
 * @param tags weight of common tags
 * @param authors weight of common authors
 * @param together weight of being read by the same readers
 * @param meaning weight of being near in meaning, where vectors are known
 * @param apart the cosine of two vectors up to which articles have no meaning in common
 * @param least share of what there can be in common, below which there is no common subject
 * @param halfLife after which half of the advantage of being new is gone
 * @param oldest what is left of the weight of the oldest
 * @param sameStory resemblance of words from which two articles tell the same story
 * @param repeated what is left of the weight of an article whose story is told already
 * @param variety what resemblance to those before takes away, as a share of the best score
 */
@Validated
@ConfigurationProperties("kiosque.related")
record RelatedProperties(
        @DefaultValue("1") @DecimalMin("0.01") @DecimalMax("100") double text,

        @DefaultValue("0.25") @DecimalMin("0") @DecimalMax("100") double tags,

        @DefaultValue("0.05") @DecimalMin("0") @DecimalMax("100") double authors,

        @DefaultValue("0.3") @DecimalMin("0") @DecimalMax("100") double together,

        @DefaultValue("0.5") @DecimalMin("0") @DecimalMax("100") double meaning,

        @DefaultValue("0.2") @DecimalMin("-1") @DecimalMax("0.99") double apart,

        @DefaultValue("0.08") @DecimalMin("0") @DecimalMax("1") double least,

        @DefaultValue("30d") @NotNull @DurationMin(hours = 1)
        Duration halfLife,

        @DefaultValue("0.75") @DecimalMin("0") @DecimalMax("1") double oldest,

        @DefaultValue("0.6") @DecimalMin("0") @DecimalMax("1") double sameStory,

        @DefaultValue("0.3") @DecimalMin("0") @DecimalMax("1") double repeated,

        @DefaultValue("0.2") @DecimalMin("0") @DecimalMax("1") double variety) {

    Weights weights() {
        return new Weights(
                text, tags, authors, together, meaning, apart, least, halfLife, oldest, sameStory, repeated, variety);
    }
}
