package org.kiosque.gateway.edge.pages;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param enabled false renders every page anew, for measuring
 * @param freshFor age below which a page is served without asking anybody where nobody knows whether it has changed
 * @param keepFor the same where that would be told; at least {@code freshFor}
 * @param staleIfError age up to which a page is served when it cannot be rendered anew
 * @param waitFor how long a reader waits for a page that is being rendered
 * @param maxSize memory for pages
 */
@Validated
@ConfigurationProperties("kiosque.pages")
public record PageProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") @NotNull Duration freshFor,
        @DefaultValue("5m") @NotNull Duration keepFor,
        @DefaultValue("24h") @NotNull Duration staleIfError,
        @DefaultValue("8s") @NotNull Duration waitFor,
        @DefaultValue("64MB") @NotNull DataSize maxSize) {

    public PageProperties {
        if (keepFor.compareTo(freshFor) < 0) {
            throw new IllegalArgumentException(
                    "kiosque.pages.keep-for must not be shorter than kiosque.pages.fresh-for");
        }
    }
}
