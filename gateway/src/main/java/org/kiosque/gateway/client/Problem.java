package org.kiosque.gateway.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problem details (RFC 9457) with which a service refused.
 *
 * @param withdrawnAt since when something is gone, RFC 3339; null where nobody says
 * @param reason why it is gone, in the newsroom's own words; null where nobody says
 */
public record Problem(
        @Nullable String type,
        List<FieldError> errors,
        @Nullable String withdrawnAt,
        @Nullable String reason) {

    static final Problem UNSPOKEN = new Problem(null, List.of(), null, null);

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** The last part of the type, by which services tell kinds of problems; empty when it says none. */
    public String kind() {
        return type == null ? "" : type.substring(type.lastIndexOf(':') + 1);
    }

    /** @param pointer a JSON pointer into the request's body */
    public record FieldError(@Nullable String pointer) {}
}
