package org.kiosque.recommendation.meaning;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param enabled whether articles are compared by what they mean, too
 * @param model folder of a sentence transformer, with {@code model.onnx} and {@code tokenizer.json}; empty for the one that
 *     comes with the service
 * @param lease how long other replicas leave a text alone that one has taken; longer than it takes to make a vector
 */
@Validated
@ConfigurationProperties("kiosque.meaning")
record MeaningProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("") @NotNull String model,

        @DefaultValue("30s") @NotNull @DurationMin(seconds = 1)
        Duration lease) {

    Optional<Path> folder() {
        return model.isBlank() ? Optional.empty() : Optional.of(Path.of(model.strip()));
    }
}
