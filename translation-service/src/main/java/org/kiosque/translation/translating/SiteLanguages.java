package org.kiosque.translation.translating;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param languages BCP 47 tags of the languages that every article is to be read in */
@Validated
@ConfigurationProperties("kiosque")
record SiteLanguages(@NotEmpty List<String> languages) {

    SiteLanguages {
        languages = List.copyOf(languages);
    }

    boolean has(String language) {
        return languages.contains(language);
    }
}
