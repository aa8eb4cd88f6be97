package org.kiosque.comment.captcha;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.common.events.RandomId;
import org.springframework.stereotype.Component;

/**
 * For browsers that run no scripts, and so can answer no challenge: a signed ticket that is good after a while, and once. It
 * costs a program little more than time, so whatever comes with one is held for a moderator. Any replica can check it.
 */
@Component
class Tickets {

    private static final String KIND = "ticket";

    private static final Pattern WRITTEN =
            Pattern.compile(KIND + "\\.([A-Za-z0-9_-]{8,40})\\.([0-9]{1,11})\\.([0-9a-f]{64})");

    private final Pseudonyms signatures;
    private final TicketProperties properties;
    private final InstantSource clock;

    /**
     * @param ticket goes where the answer to a captcha would
     * @param goodAfterSeconds before which it is refused
     */
    record Ticket(String ticket, long goodAfterSeconds) {}

    Tickets(Pseudonyms signatures, TicketProperties properties, InstantSource clock) {
        this.signatures = signatures;
        this.properties = properties;
        this.clock = clock;
    }

    Ticket issue() {
        String id = RandomId.next();
        String issued = Long.toString(clock.instant().getEpochSecond());
        return new Ticket(
                String.join(".", KIND, id, issued, signature(id, issued)),
                properties.goodAfter().toSeconds());
    }

    /** Whether that is what a ticket looks like. */
    static boolean isOne(String answer) {
        return WRITTEN.matcher(answer).matches();
    }

    CaptchaFinding check(String answer) {
        Matcher parts = WRITTEN.matcher(answer);
        if (!parts.matches() || !isSigned(parts.group(1), parts.group(2), parts.group(3))) {
            return CaptchaFinding.Refused.INVALID;
        }
        Instant issued = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        Instant expiry = issued.plus(properties.expiresAfter());
        Instant now = clock.instant();
        if (now.isBefore(issued.plus(properties.goodAfter()))) {
            return CaptchaFinding.Refused.EARLY;
        }
        return now.isAfter(expiry)
                ? CaptchaFinding.Refused.EXPIRED
                : new CaptchaFinding.Waited(KIND + ":" + parts.group(1), expiry);
    }

    private boolean isSigned(String id, String issued, String signature) {
        return MessageDigest.isEqual(
                signature(id, issued).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(String id, String issued) {
        return signatures.ofText((KIND + "\0" + id + "\0" + issued).getBytes(StandardCharsets.UTF_8));
    }
}
