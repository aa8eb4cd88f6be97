package org.kiosque.recommendation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param languages BCP 47 tags of the languages that the site can be read in */
@Validated
@ConfigurationProperties("kiosque")
public record SiteLanguages(
        @DefaultValue({"fr", "en"}) @NotEmpty List<@NotBlank String> languages) {

    public SiteLanguages {
        languages = List.copyOf(languages);
    }

    /** @return the site's own spelling of a tag, since tags do not depend on case; empty for a language not offered */
    public Optional<String> find(String tag) {
        return languages.stream().filter(tag::equalsIgnoreCase).findFirst();
    }
}
