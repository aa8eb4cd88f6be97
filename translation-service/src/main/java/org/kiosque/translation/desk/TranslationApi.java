package org.kiosque.translation.desk;

import java.util.ArrayList;
import java.util.List;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.TranslationEngine;

/** What clients see of translations. */
final class TranslationApi {

    private TranslationApi() {}

    /** @param name in the language itself */
    record ListedLanguage(String tag, String name) {

        static ListedLanguage of(Language language) {
            return new ListedLanguage(language.tag(), language.locale().getDisplayName(language.locale()));
        }
    }

    /** @param publishable whether the engine's licence lets its text be published */
    record ListedPair(String from, String to, String engine, boolean publishable) {

        static ListedPair of(LanguagePair pair, TranslationEngine engine) {
            return new ListedPair(pair.from().tag(), pair.to().tag(), engine.name(), engine.publishable());
        }
    }

    /** @param pairs what can be translated at this moment */
    record Languages(List<ListedLanguage> languages, List<ListedPair> pairs) {

        static Languages of(SiteLanguages site, Engines engines) {
            List<ListedPair> pairs = new ArrayList<>();
            engines.available().forEach((pair, engine) -> {
                if (site.languages().containsAll(List.of(pair.from(), pair.to()))) {
                    pairs.add(ListedPair.of(pair, engine));
                }
            });
            return new Languages(
                    site.languages().stream().map(ListedLanguage::of).toList(), pairs);
        }
    }
}
