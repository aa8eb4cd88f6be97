package org.kiosque.common.languages;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * Tells in which of the site's languages a text is written. The models are loaded at the first question; a language that
 * Lingua has none of is never detected. There where the module {@code common-language-models} is.
 */
public final class LanguageDetection {

    /** Enough to tell; the whole of a long article would only take longer. */
    private static final int LOOKED_AT = 4_000;
    /** How far ahead of the second the first language must be, from 0 to 1. */
    private static final double CLEARLY = 0.1;

    private final SiteLanguages site;
    private final Supplier<Optional<LanguageDetector>> detector;

    LanguageDetection(SiteLanguages site) {
        this.site = site;
        this.detector = SingletonSupplier.of(() -> detectorOf(site.languages()));
    }

    /** @return empty when the site has not two languages that can be told apart: there is nothing to detect then */
    private static Optional<LanguageDetector> detectorOf(List<Language> languages) {
        IsoCode639_1[] codes = Arrays.stream(IsoCode639_1.values())
                .filter(code -> languages.stream().anyMatch(language -> is(code, language)))
                .toArray(IsoCode639_1[]::new);
        if (codes.length < 2) {
            return Optional.empty();
        }
        return Optional.of(LanguageDetectorBuilder.fromIsoCodes639_1(codes)
                .withMinimumRelativeDistance(CLEARLY)
                .withLowAccuracyMode() // as sure for texts of a sentence and more; no other models are there
                .build());
    }

    /** @return empty when the text does not tell, or fits two of the site's languages alike */
    public Optional<Language> of(String text) {
        if (site.languages().size() == 1) {
            return Optional.of(site.languages().getFirst());
        }
        Optional<IsoCode639_1> found = detector.get()
                .map(able -> able.detectLanguageOf(text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text)
                        .getIsoCode639_1());
        List<Language> fitting = site.languages().stream()
                .filter(language -> found.filter(code -> is(code, language)).isPresent())
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static boolean is(IsoCode639_1 code, Language language) {
        return code.name().equalsIgnoreCase(language.primary());
    }
}
