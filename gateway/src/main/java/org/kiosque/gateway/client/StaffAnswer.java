package org.kiosque.gateway.client;

import org.jspecify.annotations.Nullable;

/** What a service said to somebody of the staff. */
public sealed interface StaffAnswer<T> {

    /** @param etag of what was read or written; null when it has none */
    record Done<T>(T body, @Nullable String etag) implements StaffAnswer<T> {}

    record Refused<T>(int status, StaffProblem problem) implements StaffAnswer<T> {}

    /** @throws StaffRefusedException when the service refused */
    default Done<T> orThrow() {
        return switch (this) {
            case Done<T> done -> done;
            case Refused<T>(int status, StaffProblem problem) -> throw new StaffRefusedException(status, problem);
        };
    }
}
