package org.kiosque.gateway.edge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.validation.annotation.Validated;

/**
 * @param languages BCP 47 tags in the order in which the site offers them
 * @param defaultLanguage for readers who want none of them
 */
@Validated
@ConfigurationProperties("kiosque")
public record SiteLanguages(
        @DefaultValue({"fr", "en"}) @NotEmpty List<@NotBlank String> languages,
        @DefaultValue("en") @NotBlank String defaultLanguage) {

    public SiteLanguages {
        languages = List.copyOf(languages);
        if (!languages.contains(defaultLanguage)) {
            throw new IllegalArgumentException(
                    "kiosque.default-language " + defaultLanguage + " is not one of kiosque.languages " + languages);
        }
    }

    public boolean contains(@Nullable String language) {
        return language != null && languages.contains(language);
    }

    /** The language at the head of the path; empty outside the pages of a language. */
    public Optional<String> in(PathContainer path) {
        return path.elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(segment -> ((PathContainer.PathSegment) segment).valueToMatch())
                .findFirst()
                .filter(this::contains);
    }

    /** By {@code Accept-Language}; a malformed header counts as none. */
    public String preferred(HttpHeaders headers) {
        try {
            String found = Locale.lookupTag(headers.getAcceptLanguage(), languages);
            return found == null ? defaultLanguage : found;
        } catch (IllegalArgumentException malformed) {
            return defaultLanguage;
        }
    }
}
