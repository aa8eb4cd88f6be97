package org.kiosque.gateway.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problem details (RFC 9457) with which a service refused what staff asked for. */
public record StaffProblem(
        @Nullable String type,
        @Nullable String title,
        @Nullable String detail,
        List<Mistake> errors) {

    static final StaffProblem UNSPOKEN = new StaffProblem(null, null, null, List.of());

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public StaffProblem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /**
     * @param pointer a JSON pointer into what was sent
     * @param message what is wrong with it
     */
    public record Mistake(
            @Nullable String pointer, @Nullable String message) {}

    /** The last part of the type, by which kinds of problems are told; empty when it says none. */
    public String kind() {
        return type == null ? "" : type.substring(type.lastIndexOf(':') + 1);
    }

    /** Whether the service has given no reason at all. */
    public boolean isUnspoken() {
        return equals(UNSPOKEN);
    }
}
