package org.kiosque.translation.engine.apertium;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param enabled false leaves Apertium alone even where it is installed
 * @param modes folders that hold {@code xx-yy.mode} files; those that do not exist (yet) are looked at again
 * @param recheck how old our knowledge of these folders may be
 * @param pipelines the most pipelines kept for one direction; each is about ten processes per language pair
 * @param sentenceTimeout after which a pipeline is taken for hung and killed. A text that hangs is found guilty only
 *     after three of these, so a list of sentences should have more time than that
 * @param idle after which an unused pipeline is closed, to give its memory back
 */
@Validated
@ConfigurationProperties("kiosque.engines.apertium")
record ApertiumProperties(
        @DefaultValue("true") boolean enabled,
        @NotNull List<Path> modes,

        @DefaultValue("3s") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration recheck,

        @DefaultValue("1") @Positive @Max(16) int pipelines,

        @DefaultValue("3s") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration sentenceTimeout,

        @DefaultValue("5m") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration idle) {}
