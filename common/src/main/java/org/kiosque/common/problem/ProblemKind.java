package org.kiosque.common.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * A kind of failure that clients can tell from others by its stable {@code type}. Each feature has its own closed enum;
 * renaming a constant changes the contract.
 */
public interface ProblemKind {

    /** Of the enum's constant, such as {@code ARTICLE_WITHDRAWN}. */
    String name();

    /** Last part of {@code urn:kiosque:problem:<slug>}, such as {@code article-withdrawn}. */
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    HttpStatus status();

    /** The same words at every occurrence. */
    String title();
}
