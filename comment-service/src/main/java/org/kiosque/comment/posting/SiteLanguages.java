package org.kiosque.comment.posting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param languages BCP 47 tags of the languages that the site can be read in */
@Validated
@ConfigurationProperties("kiosque")
record SiteLanguages(@NotEmpty List<@NotBlank String> languages) {}
