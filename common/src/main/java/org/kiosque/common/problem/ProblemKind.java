package org.kiosque.common.problem;

import org.springframework.http.HttpStatus;

/**
 * A kind of failure that clients can tell from others by its stable type. A feature declares its own beside the
 * {@code switch} that uses them; those of more than one feature are {@link CommonProblems}.
 *
 * @param slug last part of {@code urn:kiosque:problem:<slug>}: never changes, and means one thing in the whole platform
 * @param title the same words at every occurrence
 */
public record ProblemKind(String slug, HttpStatus status, String title) {

    static final String TYPE_PREFIX = "urn:kiosque:problem:";

    /** @return the stable identifier, for programs */
    public String type() {
        return TYPE_PREFIX + slug;
    }
}
