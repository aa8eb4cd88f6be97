package org.kiosque.translation.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.stereotype.Component;

/**
 * All engines of this installation, the preferred one first: one whose text may be published before any other, then one
 * whose text reads well before one of the gist, then by their order.
 */
@Component
public class Engines {

    private final List<TranslationEngine> engines;
    private final SiteLanguages site;

    Engines(List<TranslationEngine> engines, SiteLanguages site) {
        this.site = site;
        this.engines = engines.stream()
                .sorted(Comparator.comparing(TranslationEngine::publishable)
                        .reversed()
                        .thenComparing(TranslationEngine::tier))
                .toList();
    }

    /** Those that can translate this pair now and have their text published, the preferred one first. */
    public List<TranslationEngine> toPublish(LanguagePair pair) {
        return engines.stream()
                .filter(TranslationEngine::publishable)
                .filter(engine -> engine.pairs().contains(pair))
                .toList();
    }

    /** The pairs for which there is an engine whose text may be published. */
    public Set<LanguagePair> publishable() {
        return engines.stream()
                .filter(TranslationEngine::publishable)
                .flatMap(engine -> engine.pairs().stream())
                .collect(Collectors.toSet());
    }

    /** The names of {@link #publishable()} into languages of the site: what is for one that it has no longer is left alone. */
    public List<String> namesOfPublishable() {
        return publishable().stream()
                .filter(pair -> site.languages().contains(pair.to()))
                .map(LanguagePair::name)
                .toList();
    }

    /** @return what the text of the engine of this name is good for; empty when there is none */
    public Optional<Tier> tierOf(String name) {
        return engines.stream()
                .filter(engine -> engine.name().equals(name))
                .map(TranslationEngine::tier)
                .findFirst();
    }

    /** @return characters of a month by the engine's name, of those that have a budget */
    public SortedMap<String, Long> budgets() {
        SortedMap<String, Long> budgets = new TreeMap<>();
        engines.forEach(engine -> engine.monthlyCharacters().ifPresent(most -> budgets.put(engine.name(), most)));
        return budgets;
    }

    /** Every pair that can be translated now, with the engine that would do it. */
    public SortedMap<LanguagePair, TranslationEngine> available() {
        SortedMap<LanguagePair, TranslationEngine> available =
                new TreeMap<>(Comparator.comparing(LanguagePair::toString));
        for (TranslationEngine engine : engines) {
            engine.pairs().forEach(pair -> available.putIfAbsent(pair, engine));
        }
        return available;
    }
}
