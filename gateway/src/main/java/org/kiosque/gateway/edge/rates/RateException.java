package org.kiosque.gateway.edge.rates;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A client asks too often. */
public final class RateException extends ErrorResponseException {

    private final String explanation;

    RateException(Limit limit, Rate rate, Duration wait) {
        super(HttpStatus.TOO_MANY_REQUESTS);
        long seconds = RateFields.seconds(wait);
        this.explanation = "The limit \"%s\" is %d in %d seconds for each client. Try again in %d seconds."
                .formatted(limit.label, rate.requests(), rate.per().toSeconds(), seconds);
        getHeaders().set("Retry-After", Long.toString(seconds));
    }

    /** With the limit, for a person. */
    public String explanation() {
        return explanation;
    }
}
