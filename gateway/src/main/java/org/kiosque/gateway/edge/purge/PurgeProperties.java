package org.kiosque.gateway.edge.purge;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param url to which the keys of what has changed are posted; null where nobody keeps pages in front of us
 * @param token sent as {@code Authorization: Bearer}; null for none
 * @param timeout for one post, 100 ms to 30 s
 */
@Validated
@ConfigurationProperties("kiosque.purge")
record PurgeProperties(
        @Nullable URI url,
        @Nullable String token,
        @DefaultValue("2s") @NotNull Duration timeout) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    PurgeProperties {
        if (url != null && !(url.getHost() != null && Set.of("http", "https").contains(url.getScheme()))) {
            throw new IllegalArgumentException("kiosque.purge.url must be an http or https address");
        }
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("kiosque.purge.timeout must be 100 ms to 30 s");
        }
    }

    @Override
    public String toString() {
        return "PurgeProperties[url=" + url + ", timeout=" + timeout + "]";
    }
}
