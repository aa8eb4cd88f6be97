package org.kiosque.comment.posting;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.problem.InvalidFieldException;
import org.springframework.stereotype.Component;

/** In which language of the site a comment is written. Thread-safe. */
@Component
class CommentLanguage {

    /** Shorter texts tell too little. */
    private static final int LETTERS_NEEDED = 20;
    /** How much likelier than the next one a language must be. */
    private static final double CERTAINTY = 0.1;

    private static final int LONGEST_LOOKED_AT = 1_000;

    private final List<String> ofSite;
    private final @Nullable LanguageDetector detector;

    CommentLanguage(SiteLanguages site) {
        this.ofSite = site.languages();
        IsoCode639_1[] known = ofSite.stream()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .distinct()
                .map(CommentLanguage::known)
                .flatMap(Optional::stream)
                .toArray(IsoCode639_1[]::new);
        // Trigrams only: a tenth of the memory, and enough to tell a handful of languages apart.
        this.detector = known.length < 2
                ? null
                : LanguageDetectorBuilder.fromIsoCodes639_1(known)
                        .withLowAccuracyMode()
                        .withMinimumRelativeDistance(CERTAINTY)
                        .build();
    }

    private static Optional<IsoCode639_1> known(String language) {
        try {
            return Optional.of(IsoCode639_1.valueOf(language.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /**
     * @param declared by the writer; null to find out
     * @param ofArticle the answer when nothing better is known
     * @throws InvalidFieldException if the declared one is none of the site's
     */
    String of(@Nullable String declared, String body, String ofArticle) {
        if (declared != null && !declared.isBlank()) {
            return ofSite.stream()
                    .filter(declared.strip()::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> new InvalidFieldException(
                            "/language", "is none of this site's languages: " + String.join(", ", ofSite)));
        }
        if (detector == null || body.codePoints().filter(Character::isLetter).count() < LETTERS_NEEDED) {
            return ofArticle;
        }
        Language found = detector.detectLanguageOf(body.substring(0, Math.min(body.length(), LONGEST_LOOKED_AT)));
        return ofSite.stream()
                .filter(tag -> Objects.equals(
                        Locale.forLanguageTag(tag).getLanguage(),
                        found.getIsoCode639_1().toString()))
                .findFirst()
                .orElse(ofArticle);
    }
}
