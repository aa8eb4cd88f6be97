package org.kiosque.gateway.edge.failures;

import static org.kiosque.common.problem.CommonProblems.GATEWAY_TIMEOUT;
import static org.kiosque.common.problem.CommonProblems.NOT_FOUND;
import static org.kiosque.common.problem.CommonProblems.REQUEST_TIMEOUT;
import static org.kiosque.common.problem.CommonProblems.TOO_LARGE;
import static org.kiosque.common.problem.CommonProblems.TOO_MANY_REQUESTS;
import static org.kiosque.common.problem.CommonProblems.UNAVAILABLE;
import static org.kiosque.common.problem.CommonProblems.UNEXPECTED;
import static org.kiosque.common.problem.CommonProblems.UNREADABLE_BODY;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.gateway.edge.limits.BodyException;
import org.kiosque.gateway.edge.rates.RateException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What went wrong, as far as a client may know. */
public record Failure(ProblemKind kind, String detail) {

    /** Where the title does not say enough. */
    private static final Map<ProblemKind, String> DETAILS = Map.of(
            UNAVAILABLE, "A service is down for the moment. Try again soon.",
            GATEWAY_TIMEOUT, "A service did not answer in time.",
            NOT_FOUND, "There is nothing at this address.",
            UNEXPECTED, "Something went wrong on our side.");

    private Failure(ProblemKind kind) {
        this(kind, DETAILS.getOrDefault(kind, kind.title() + "."));
    }

    public HttpStatus status() {
        return kind.status();
    }

    /** Anything unknown is an internal error whose message stays here. */
    public static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Failure known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return new Failure(UNEXPECTED);
    }

    private static @Nullable Failure known(Throwable cause) {
        return switch (cause) {
            case BodyException.TooLargeException large ->
                new Failure(TOO_LARGE, "The body is larger than " + large.limit() + " bytes.");
            case BodyException.UnfinishedException late ->
                new Failure(
                        REQUEST_TIMEOUT,
                        "The body did not arrive within " + late.deadline().toSeconds() + " seconds.");
            case BodyException.NoRoomException full ->
                new Failure(
                        UNAVAILABLE,
                        "More than %d bytes are being sent at the same time by %s. Try again soon."
                                .formatted(full.budget(), full.ofOneClient() ? "you" : "all clients"));
            case RateException limited -> new Failure(TOO_MANY_REQUESTS, limited.explanation());
            case DataBufferLimitException _ -> new Failure(TOO_LARGE);
            case DecodingException _ -> new Failure(UNREADABLE_BODY);
            case TimeoutException _ -> new Failure(GATEWAY_TIMEOUT);
            case ReadTimeoutException _ -> new Failure(GATEWAY_TIMEOUT);
            case IOException _ -> new Failure(UNAVAILABLE); // refused, reset, unknown host, closed too early
            case ResponseStatusException answered ->
                answered(answered.getStatusCode().value());
            default -> null;
        };
    }

    private static @Nullable Failure answered(int status) {
        return status == 500 ? null : new Failure(CommonProblems.of(status)); // the cause of a 500 may tell more
    }
}
