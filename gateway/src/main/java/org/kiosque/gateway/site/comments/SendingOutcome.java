package org.kiosque.gateway.site.comments;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What became of a comment that was sent by the form. */
public sealed interface SendingOutcome {

    /** @param status {@code pending} or {@code approved} */
    record Taken(String status) implements SendingOutcome {}

    /**
     * Nothing was stored; the reader gets the text back.
     *
     * @param errors by field of the form, in the reader's language
     * @param failure what is wrong with the whole, in the reader's language
     * @param retryAfter the header of this name; null when there is nothing to wait for
     * @param ticket with which it may be sent once more, after a while; null where there is something to be changed
     */
    record Returned(
            HttpStatus status,
            Map<String, String> errors,
            String failure,
            @Nullable String retryAfter,
            @Nullable String ticket)
            implements SendingOutcome {

        Returned(HttpStatus status, Map<String, String> errors, String failure, @Nullable String retryAfter) {
            this(status, errors, failure, retryAfter, null);
        }

        Returned(HttpStatus status, String failure) {
            this(status, Map.of(), failure, null);
        }

        /** The page holds what one reader has typed, name and e-mail address included: nobody is to keep it. */
        public HttpHeaders headers() {
            HttpHeaders headers = new HttpHeaders();
            headers.setCacheControl("no-store");
            if (retryAfter != null) {
                headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
            }
            return headers;
        }
    }
}
