package org.kiosque.comment.newsletter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param from the sender's e-mail address; null for no newsletter at all
 * @param name of the paper, in letters
 * @param siteUrl where readers find the site
 * @param dailyAt when the letters of a day leave
 * @param timeZone of that time
 * @param maxPerMailbox letters to one mailbox within a day
 */
@Validated
@ConfigurationProperties("kiosque.newsletter")
record NewsletterProperties(
        @Nullable String from,
        @DefaultValue("Kiosque") @NotBlank String name,
        @DefaultValue("http://localhost:8080") @NotNull URI siteUrl,
        @DefaultValue("07:00") @NotNull LocalTime dailyAt,
        @DefaultValue("Europe/Paris") @NotNull ZoneId timeZone,
        @DefaultValue("30") @Min(1) @Max(1_000) int maxPerMailbox) {

    String address(String path) {
        String base = siteUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
