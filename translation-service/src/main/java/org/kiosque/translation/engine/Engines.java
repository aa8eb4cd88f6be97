package org.kiosque.translation.engine;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All engines of this installation, the preferred one first. */
@Component
public class Engines {

    private final List<TranslationEngine> engines;

    Engines(List<TranslationEngine> engines) {
        this.engines = List.copyOf(engines);
    }

    /** The preferred engine that can translate this pair now. */
    public Optional<TranslationEngine> forPair(LanguagePair pair) {
        return engines.stream().filter(engine -> engine.pairs().contains(pair)).findFirst();
    }

    /** Every pair that can be translated now, with the engine that would do it. */
    public SortedMap<LanguagePair, TranslationEngine> available() {
        SortedMap<LanguagePair, TranslationEngine> available =
                new TreeMap<>(java.util.Comparator.comparing(LanguagePair::toString));
        for (TranslationEngine engine : engines) {
            engine.pairs().forEach(pair -> available.putIfAbsent(pair, engine));
        }
        return available;
    }
}
