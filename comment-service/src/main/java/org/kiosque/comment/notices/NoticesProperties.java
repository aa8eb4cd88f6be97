package org.kiosque.comment.notices;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param from the sender's e-mail address; null for no notices at all
 * @param siteUrl where readers find the site, and the gateway
 * @param moderators e-mail addresses that get the digest
 * @param digestEvery how often, if anything waits
 * @param maxPerMailbox letters to one mailbox within a day
 */
@Validated
@ConfigurationProperties("kiosque.notices")
record NoticesProperties(
        @Nullable String from,
        @DefaultValue("http://localhost:8080") @NotNull URI siteUrl,
        @DefaultValue @Size(max = 100) List<String> moderators,

        @DefaultValue("1d") @NotNull @DurationMin(minutes = 10) @DurationMax(days = 7)
        Duration digestEvery,

        @DefaultValue("20") @Min(1) @Max(1_000) int maxPerMailbox) {}
