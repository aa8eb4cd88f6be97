package org.kiosque.gateway.site.page;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param name what the masthead says
 * @param baseUrl where readers find the site, for canonical links
 * @param timeZone in which dates are told
 * @param cardsPerPage on the front page
 * @param commentsPerPage threads under an article before "More comments"
 * @param otherArticles cards under an article
 * @param liveComments whether browsers hear of new comments while an article is being read
 * @param newsletter whether comment-service sends letters about new articles, so that pages offer them
 * @param aboutFolder where an operator's own texts of the standing pages are, such as {@code imprint.en.md}; null for those
 *     that come with Kiosque
 * @param sectionsEvery pause after which article-service is asked again which sections pages lead to; 0 leads to none
 * @param sectionDeadline how long a page waits for a section that it can do without
 */
@Validated
@ConfigurationProperties("kiosque.site")
public record SiteProperties(
        @DefaultValue("Kiosque") @NotBlank String name,
        @DefaultValue("http://localhost:8080") @NotNull URI baseUrl,
        @DefaultValue("Europe/Paris") @NotNull ZoneId timeZone,
        @DefaultValue("12") @Positive int cardsPerPage,
        @DefaultValue("50") @Positive int commentsPerPage,
        @DefaultValue("3") @Positive int otherArticles,
        @DefaultValue("true") boolean liveComments,
        @DefaultValue("false") boolean newsletter,
        @Nullable Path aboutFolder,
        @DefaultValue("5s") @NotNull Duration sectionsEvery,
        @DefaultValue("2s") @NotNull Duration sectionDeadline) {

    /** The address as the world knows it. */
    public String absolute(String path) {
        if (path.startsWith("http://") || path.startsWith("https://")) {
            return path;
        }
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
