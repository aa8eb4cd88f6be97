package org.kiosque.gateway.edge.news;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param settleFor how long services may need to take in an event that the gateway has heard, too; at most 5 minutes
 * @param look pause between two looks at how far the topics reach, 50 ms to 500 ms: after twice as long without one the news are
 *     not current, and a second is what they may be late
 */
@Validated
@ConfigurationProperties("kiosque.news")
record NewsProperties(
        @DefaultValue("10s") @NotNull Duration settleFor,
        @DefaultValue("400ms") @NotNull Duration look) {

    private static final Duration LONGEST_SETTLING = Duration.ofMinutes(5);
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(500);

    NewsProperties {
        if (settleFor.isNegative() || settleFor.compareTo(LONGEST_SETTLING) > 0) {
            throw new IllegalArgumentException("kiosque.news.settle-for must be 0 to 5 minutes");
        }
        if (look.compareTo(SHORTEST_LOOK) < 0 || look.compareTo(LONGEST_LOOK) > 0) {
            throw new IllegalArgumentException("kiosque.news.look must be 50 ms to 500 ms");
        }
    }
}
