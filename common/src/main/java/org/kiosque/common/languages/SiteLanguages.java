package org.kiosque.common.languages;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The languages in which the site is written and read.
 *
 * @param languages each once, in the order in which the site offers them
 * @param defaultLanguage for readers who ask for none; the first unless configured
 */
@Validated
@ConfigurationProperties("kiosque")
public record SiteLanguages(
        @DefaultValue({"en", "fr"}) @NotEmpty List<Language> languages,
        @Nullable Language defaultLanguage) {

    public SiteLanguages {
        languages = languages.stream().distinct().toList();
        if (defaultLanguage != null && !languages.contains(defaultLanguage)) {
            throw new IllegalArgumentException(
                    "kiosque.default-language " + defaultLanguage + " is not one of kiosque.languages " + languages);
        }
    }

    @Override
    public Language defaultLanguage() {
        return defaultLanguage == null ? languages.getFirst() : defaultLanguage;
    }

    /** @return a site with these languages, the first of which is the default */
    public static SiteLanguages of(String... tags) {
        return new SiteLanguages(Stream.of(tags).map(Language::of).toList(), null);
    }

    /** @return the language; empty when the site does not have it, or when that is no tag */
    public Optional<Language> find(String tag) {
        return Language.find(tag).filter(languages::contains);
    }

    /**
     * @param field name or pointer of where the tag was given
     * @throws InvalidFieldException when the site does not have that language
     */
    public Language require(String tag, String field) {
        return find(tag)
                .orElseThrow(() -> new InvalidFieldException(
                        field,
                        "is not a language of this site, which has "
                                + languages.stream().map(Language::tag).collect(Collectors.joining(", "))));
    }
}
