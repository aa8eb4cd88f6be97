package org.kiosque.gateway.edge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Locale;
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

    /** The language at the head of the path, else the reader's preference. */
    public String of(PathContainer path, HttpHeaders headers) {
        for (PathContainer.Element element : path.elements()) {
            if (element instanceof PathContainer.PathSegment segment) {
                return contains(segment.valueToMatch()) ? segment.valueToMatch() : preferred(headers);
            }
        }
        return preferred(headers);
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
