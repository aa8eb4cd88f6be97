package org.kiosque.gateway.edge.rates;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one client may ask for: an IPv4 address, or an IPv6 network of 56 bits, with all who share it. Each rate is written as
 * {@code 60/1m}, or {@code off}.
 *
 * @param exempt networks (CIDR, or single addresses) that are not limited
 * @param clients of how many it is known what they asked for; those who were silent longest are forgotten first
 * @param captcha challenges of the captcha
 * @param comments comments sent
 * @param counts questions for the number of comments
 * @param pages pages that are not in memory
 * @param reads articles said to have been read
 * @param searches by the API or the page, and suggestions
 * @param signIns steps of signing in to the newsroom, of which one takes three
 * @param tokens calls with a token that is refused
 * @param uploads pictures and files of other systems sent
 * @param writes calls that change something and are none of the above
 * @param calls whatever is asked of services
 */
@Validated
@ConfigurationProperties("kiosque.rates")
record RateProperties(
        @DefaultValue List<String> exempt,
        @DefaultValue("20000") @Min(1) int clients,
        @DefaultValue("120/1m") @NotNull Rate captcha,
        @DefaultValue("60/1m") @NotNull Rate comments,
        @DefaultValue("600/1m") @NotNull Rate counts,
        @DefaultValue("1200/1m") @NotNull Rate pages,
        @DefaultValue("120/1m") @NotNull Rate reads,
        @DefaultValue("300/1m") @NotNull Rate searches,
        @DefaultValue("60/1m") @NotNull Rate signIns,
        @DefaultValue("120/1m") @NotNull Rate tokens,
        @DefaultValue("120/1m") @NotNull Rate uploads,
        @DefaultValue("600/1m") @NotNull Rate writes,
        @DefaultValue("6000/1m") @NotNull Rate calls) {

    Rate of(Limit limit) {
        return switch (limit) {
            case CAPTCHA -> captcha;
            case COMMENTS -> comments;
            case COUNTS -> counts;
            case PAGES -> pages;
            case READS -> reads;
            case SEARCHES -> searches;
            case SIGN_INS -> signIns;
            case TOKENS -> tokens;
            case UPLOADS -> uploads;
            case WRITES -> writes;
            case CALLS -> calls;
        };
    }
}
