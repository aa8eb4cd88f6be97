package org.kiosque.recommendation.meaning;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.kiosque.common.answers.Changes;
import org.kiosque.recommendation.index.ReplicaIndex;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("kiosque.meaning.enabled")
class MeaningConfiguration {

    /** Not able to read the model, the service does not start: nobody would notice otherwise. */
    @Bean
    SentenceModel sentenceModel(MeaningProperties properties) throws IOException {
        Optional<Path> folder = properties.folder();
        return folder.isPresent() ? SentenceModel.in(folder.get()) : SentenceModel.shipped();
    }

    @Bean
    MeaningDesk meaningDesk(
            SentenceModel model,
            Meanings meanings,
            ReplicaIndex index,
            MeaningProperties properties,
            Changes changes,
            InstantSource clock,
            MeterRegistry meters) {
        return new MeaningDesk(model, meanings, index, properties, changes, clock, meters);
    }
}
