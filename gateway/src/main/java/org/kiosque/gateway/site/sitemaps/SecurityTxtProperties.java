package org.kiosque.gateway.site.sitemaps;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom to tell of a hole that somebody has found (RFC 9116).
 *
 * @param contact such as {@code mailto:security@example.org}; null for nobody, and then nothing is said
 * @param validFor how long what is said today holds, 1 to 365 days
 */
@Validated
@ConfigurationProperties("kiosque.security-txt")
record SecurityTxtProperties(
        @Nullable URI contact,
        @DefaultValue("180d") @NotNull Duration validFor) {

    private static final Set<String> SCHEMES = Set.of("mailto", "https", "tel");
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    SecurityTxtProperties {
        if (contact != null && (contact.getScheme() == null || !SCHEMES.contains(contact.getScheme()))) {
            throw new IllegalArgumentException("kiosque.security-txt.contact must begin with mailto:, https: or tel:");
        }
        if (validFor.compareTo(SHORTEST) < 0 || validFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("kiosque.security-txt.valid-for must be 1 to 365 days");
        }
    }
}
