package org.kiosque.gateway.client;

import java.util.List;
import java.util.stream.Collectors;
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
            @Nullable String pointer, @Nullable String message) {

        /** Such as {@code title: must not be blank}. */
        String said() {
            String field = pointer == null ? "" : pointer.replaceFirst("^/", "");
            return field.isEmpty() ? String.valueOf(message) : field + ": " + message;
        }
    }

    /** The last part of the type, by which kinds of problems are told; empty when it says none. */
    public String kind() {
        return type == null ? "" : type.substring(type.lastIndexOf(':') + 1);
    }

    /** All that it says, in the service's words; null when that is nothing. */
    public @Nullable String said() {
        return with(detail != null ? detail : title);
    }

    /** What it says of this one case, in the service's words; null when the kind says all. */
    public @Nullable String details() {
        return with(detail);
    }

    private @Nullable String with(@Nullable String general) {
        String fields = errors.stream().map(Mistake::said).collect(Collectors.joining("; "));
        return fields.isEmpty() ? general : general == null ? fields : general + " (" + fields + ")";
    }
}
