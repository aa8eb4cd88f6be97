package org.kiosque.gateway.edge;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What went wrong, as far as a client may know. */
public record Failure(FailureKind kind, String detail) {

    public HttpStatus status() {
        return kind.status();
    }

    /** Anything unknown is an internal error whose message stays here. */
    public static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            FailureKind known = known(cause);
            if (known != null) {
                return new Failure(known, detail(known, cause));
            }
        }
        return new Failure(FailureKind.UNEXPECTED, detail(FailureKind.UNEXPECTED, thrown));
    }

    private static @Nullable FailureKind known(Throwable cause) {
        return switch (cause) {
            case BodyTooLargeException _ -> FailureKind.TOO_LARGE;
            case BodyUnfinishedException _ -> FailureKind.REQUEST_TIMEOUT;
            case DataBufferLimitException _ -> FailureKind.TOO_LARGE;
            case DecodingException _ -> FailureKind.UNREADABLE_BODY;
            case CallNotPermittedException _ -> FailureKind.UNAVAILABLE;
            case ServiceUnavailableException _ -> FailureKind.UNAVAILABLE; // a route's open breaker
            case TimeoutException _ -> FailureKind.GATEWAY_TIMEOUT;
            case ReadTimeoutException _ -> FailureKind.GATEWAY_TIMEOUT;
            case IOException _ -> FailureKind.UNAVAILABLE; // refused, reset, unknown host, closed too early
            case ResponseStatusException answered -> answered(answered);
            default -> null;
        };
    }

    private static @Nullable FailureKind answered(ResponseStatusException answered) {
        int status = answered.getStatusCode().value();
        return status == 500 ? null : FailureKind.of(status); // the cause of a 500 may tell more
    }

    private static String detail(FailureKind kind, Throwable cause) {
        return switch (kind) {
            case TOO_LARGE ->
                cause instanceof BodyTooLargeException ? String.valueOf(cause.getMessage()) : "The body is too large.";
            case UNAVAILABLE -> "A service is down for the moment. Try again soon.";
            case GATEWAY_TIMEOUT -> "A service did not answer in time.";
            case NOT_FOUND -> "There is nothing at this address.";
            case UNEXPECTED -> "Something went wrong on our side.";
            case INVALID_REQUEST,
                    UNREADABLE_BODY,
                    FORBIDDEN,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    REQUEST_TIMEOUT,
                    UNSUPPORTED_MEDIA_TYPE -> kind.title() + ".";
        };
    }
}
