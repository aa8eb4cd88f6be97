package org.kiosque.comment.captcha;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.captcha.CaptchaException.EarlyAnswerException;
import org.kiosque.comment.captcha.CaptchaException.ExpiredAnswerException;
import org.kiosque.comment.captcha.CaptchaException.InvalidAnswerException;
import org.kiosque.comment.captcha.CaptchaException.UsedAnswerException;
import org.kiosque.comment.captcha.CaptchaFinding.Accepted;
import org.kiosque.comment.captcha.CaptchaFinding.NotAsked;
import org.kiosque.comment.captcha.CaptchaFinding.Passed;
import org.kiosque.comment.captcha.CaptchaFinding.PassedOnce;
import org.kiosque.comment.captcha.CaptchaFinding.Refused;
import org.kiosque.comment.captcha.CaptchaFinding.Unverified;
import org.kiosque.comment.captcha.CaptchaFinding.Waited;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.stereotype.Component;

/** Where every comment passes. Checking and using up are two steps, so that a mistyped comment costs no second captcha. */
@Component
public class CaptchaGate {

    private final CaptchaProvider provider;
    private final NetworkRisk networks;
    private final Tickets tickets;
    private final UsedCaptchas used;
    private final MeterRegistry meters;

    CaptchaGate(
            CaptchaProvider provider, NetworkRisk networks, Tickets tickets, UsedCaptchas used, MeterRegistry meters) {
        this.provider = provider;
        this.networks = networks;
        this.tickets = tickets;
        this.used = used;
        this.meters = meters;
    }

    /** @param address the network address of whoever asks */
    CaptchaOffer offer(String address) {
        return provider.offer(() -> networks.riskOf(address));
    }

    /**
     * Checks an answer without using it up.
     *
     * @param answer null when the request has none; how long it is has to be bounded before
     * @throws InvalidFieldException if there has to be one
     * @throws CaptchaException if it is not right
     */
    public Accepted check(@Nullable String answer, String address) {
        if (provider.wantsAnswer() && (answer == null || answer.isBlank())) {
            throw new InvalidFieldException("/captcha", "is missing: answer a challenge of GET /api/v1/captcha");
        }
        return accept(
                answer != null && provider.wantsAnswer() && Tickets.isOne(answer)
                        ? tickets.check(answer)
                        : provider.check(answer == null ? "" : answer, address));
    }

    /**
     * Uses an answer up, once among all replicas. Repeating it for the same comment is harmless.
     *
     * @param commentId what it is used for
     * @throws UsedAnswerException if it has been used for another comment
     */
    public void use(Accepted finding, String commentId) {
        boolean first = switch (finding) {
            case PassedOnce(String ticket, Instant expiresAt) -> used.use(ticket, commentId, expiresAt);
            case Waited(String ticket, Instant expiresAt) -> used.use(ticket, commentId, expiresAt);
            case Passed _, NotAsked _, Unverified _ -> true;
        };
        if (!first) {
            accept(Refused.REPLAYED);
        }
    }

    /**
     * Counts a finding and passes it on.
     *
     * @param finding of this gate's providers, or of whoever else knows people from programs
     * @throws CaptchaException if it is a refusal
     */
    public Accepted accept(CaptchaFinding finding) {
        String outcome = switch (finding) {
            case Passed _, PassedOnce _ -> "passed";
            case Waited _ -> "waited";
            case NotAsked _ -> "none";
            case Unverified _ -> "unverified";
            case Refused why -> "captcha-" + why.name().toLowerCase(Locale.ROOT);
        };
        meters.counter("captcha.checked", "outcome", outcome).increment();
        return switch (finding) {
            case Refused.INVALID -> throw new InvalidAnswerException();
            case Refused.EARLY -> throw new EarlyAnswerException();
            case Refused.EXPIRED -> throw new ExpiredAnswerException();
            case Refused.REPLAYED -> throw new UsedAnswerException();
            case Accepted accepted -> accepted;
        };
    }
}
