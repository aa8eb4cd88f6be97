package org.kiosque.common.languages;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kiosque.common.problem.InvalidFieldException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The languages in which the site is written and read.
 *
 * @param languages BCP 47 tags in their canonical form, each once; the first is the one for readers who ask for none
 */
@Validated
@ConfigurationProperties("kiosque")
public record SiteLanguages(
        @DefaultValue({"fr", "en"}) @NotEmpty List<String> languages) {

    /** What BCP 47 makes of a blank or malformed tag. */
    private static final String UNDETERMINED = "und";

    public SiteLanguages {
        languages = languages.stream().map(SiteLanguages::canonical).distinct().toList();
        if (languages.contains(UNDETERMINED)) {
            throw new IllegalArgumentException("kiosque.languages has an entry that is no language tag");
        }
    }

    /** @return the tag as the site writes it; empty when the site does not have that language */
    public Optional<String> find(String tag) {
        return Optional.of(canonical(tag)).filter(languages::contains);
    }

    /**
     * @param field name or pointer of where the tag was given
     * @throws InvalidFieldException when the site does not have that language
     */
    public String require(String tag, String field) {
        return find(tag)
                .orElseThrow(() -> new InvalidFieldException(
                        field, "is not a language of this site, which has " + String.join(", ", languages)));
    }

    private static String canonical(String tag) {
        return Locale.forLanguageTag(tag.strip()).toLanguageTag();
    }
}
