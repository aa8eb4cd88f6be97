package org.kiosque.common.problem;

import org.springframework.http.HttpStatus;

/** A kind of failure that clients can tell from others by its stable {@code type}. Each feature has its own closed enum. */
public interface ProblemKind {

    /** Last part of {@code urn:kiosque:problem:<slug>}. */
    String slug();

    HttpStatus status();

    String title();
}
