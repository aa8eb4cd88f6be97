package org.kiosque.gateway.edge;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What went wrong, as far as a client may know.
 *
 * @param slug of the problem's type URI
 */
public record Failure(HttpStatus status, String slug, String detail) {

    /** Anything unknown is an internal error whose message stays here. */
    public static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Failure known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return new Failure(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "Something went wrong on our side.");
    }

    private static @Nullable Failure known(Throwable cause) {
        return switch (cause) {
            case BodyTooLargeException tooLarge -> tooLarge(String.valueOf(tooLarge.getMessage()));
            case DataBufferLimitException _ -> tooLarge("The body is too large.");
            case CallNotPermittedException _ -> unavailable();
            case ServiceUnavailableException _ -> unavailable(); // a route's open breaker
            case TimeoutException _ -> timeout();
            case ReadTimeoutException _ -> timeout();
            case IOException _ -> unavailable(); // refused, reset, unknown host, closed too early
            case ResponseStatusException answered -> answered(answered);
            default -> null;
        };
    }

    private static @Nullable Failure answered(ResponseStatusException answered) {
        HttpStatus status = HttpStatus.resolve(answered.getStatusCode().value());
        return switch (status) {
            case null -> null;
            case INTERNAL_SERVER_ERROR -> null; // a cause may tell more
            case SERVICE_UNAVAILABLE -> unavailable();
            case GATEWAY_TIMEOUT -> timeout();
            case CONTENT_TOO_LARGE -> tooLarge("The body is too large.");
            case NOT_FOUND -> new Failure(status, "not-found", "There is nothing at this address.");
            default -> new Failure(status, slugOf(status), status.getReasonPhrase() + ".");
        };
    }

    private static String slugOf(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static Failure tooLarge(String detail) {
        return new Failure(HttpStatus.CONTENT_TOO_LARGE, "too-large", detail);
    }

    private static Failure unavailable() {
        return new Failure(
                HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "A service is down for the moment. Try again soon.");
    }

    private static Failure timeout() {
        return new Failure(HttpStatus.GATEWAY_TIMEOUT, "gateway-timeout", "A service did not answer in time.");
    }
}
