package org.kiosque.translation.engine.onnx;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.kiosque.translation.engine.Tier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param models folder with one folder for each direction, such as {@code fr-en}; from
 *     {@code KIOSQUE_TRANSLATION_ONNX_MODELS}; empty leaves this engine alone
 * @param tier what the models are good for
 * @param threads of each sentence; as many sentences are translated at a time as there are workers
 * @param beams alternatives that are followed; 0 for what the model's own configuration says, 1 for greedy
 * @param recheck how old our knowledge of the folder may be
 */
@Validated
@ConfigurationProperties("kiosque.translation.onnx")
record OnnxProperties(
        @DefaultValue("") @NotNull String models,
        @DefaultValue("publishable") @NotNull Tier tier,
        @DefaultValue("1") @Positive @Max(64) int threads,
        @DefaultValue("0") @PositiveOrZero @Max(16) int beams,

        @DefaultValue("3s") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration recheck) {

    Optional<Path> folder() {
        return models.isBlank() ? Optional.empty() : Optional.of(Path.of(models.strip()));
    }
}
