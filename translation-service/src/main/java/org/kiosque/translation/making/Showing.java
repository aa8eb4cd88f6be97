package org.kiosque.translation.making;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.making.ShowingProperties.Policy;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.TranslatedSegment.Origin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Whether readers get what machines took part in, and what they are told of what it is good for. */
@Component
@EnableConfigurationProperties(ShowingProperties.class)
public record Showing(Engines engines, ShowingProperties properties) {

    /** @return of the machines that took part the worst; null when none did, or when none of them is known any more */
    @Nullable Tier tier(List<TranslatedSegment> segments) {
        return segments.stream()
                .filter(segment -> segment.origin() == Origin.MACHINE)
                .flatMap(segment -> Stream.ofNullable(segment.engine()))
                .distinct()
                .map(engines::tierOf)
                .flatMap(Optional::stream)
                .reduce((one, other) -> one.compareTo(other) > 0 ? one : other)
                .orElse(null);
    }

    /** @param segments not all of which people have approved */
    Policy policy(Language to, List<TranslatedSegment> segments) {
        return segments.stream().anyMatch(segment -> segment.origin() == Origin.MACHINE)
                ? properties.of(to, tier(segments))
                : Policy.PUBLISH;
    }
}
