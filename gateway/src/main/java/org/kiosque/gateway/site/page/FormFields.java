package org.kiosque.gateway.site.page;

import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** What a browser has sent by a form. */
public final class FormFields {

    private FormFields() {}

    /**
     * Waits for the form to arrive.
     *
     * @throws ResponseStatusException 400 when it is not written as forms are
     */
    public static MultiValueMap<String, String> in(ServerWebExchange exchange) {
        try {
            return Objects.requireNonNull(exchange.getFormData().block());
        } catch (IllegalArgumentException malformed) { // such as a lone % sign
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form cannot be read.", malformed);
        }
    }
}
