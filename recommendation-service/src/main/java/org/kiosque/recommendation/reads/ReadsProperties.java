package org.kiosque.recommendation.reads;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param bots words in a {@code User-Agent}, in small letters, by which machines give themselves away
 * @param perNetwork how many reads of one article within one day a network may add, whatever its devices call themselves
 * @param shortest of a read that says how long it took, to count
 * @param readersKeptFor how long what a reader has read is remembered after the last read
 */
@Validated
@ConfigurationProperties("kiosque.reads")
record ReadsProperties(
        @DefaultValue({
            "bot",
            "crawl",
            "spider",
            "slurp",
            "headless",
            "preview",
            "monitor",
            "curl/",
            "wget/",
            "python",
            "java/",
            "go-http",
            "scrapy",
            "lighthouse"
        })
        @NotNull @Size(max = 100) List<@NotBlank @Size(max = 50) String> bots,

        @DefaultValue("8") @Min(1) @Max(1_000) int perNetwork,

        @DefaultValue("5s") @NotNull @DurationMin @DurationMax(hours = 1)
        Duration shortest,

        @DefaultValue("180d") @NotNull @DurationMin(days = 1) @DurationMax(days = 3650)
        Duration readersKeptFor) {

    ReadsProperties {
        bots = List.copyOf(bots);
    }
}
