package org.kiosque.comment.captcha;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param goodAfter how long whoever runs no scripts has to wait before a ticket is taken
 * @param expiresAfter time from the ticket to the comment; it is remembered as long, so that it counts once
 */
@Validated
@ConfigurationProperties("kiosque.captcha.ticket")
record TicketProperties(
        @DefaultValue("5s") Duration goodAfter,
        @DefaultValue("1h") Duration expiresAfter) {

    TicketProperties {
        if (goodAfter.isNegative() || goodAfter.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("kiosque.captcha.ticket.good-after must be from 0s to 1m");
        }
        if (expiresAfter.compareTo(Duration.ofMinutes(2)) < 0 || expiresAfter.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("kiosque.captcha.ticket.expires-after must be from 2m to 1d");
        }
    }
}
