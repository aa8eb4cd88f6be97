package org.kiosque.comment.imports;

import org.jspecify.annotations.Nullable;

/** What became of one thing in a file. */
sealed interface Outcome {

    /** @param loss what could not be taken over; null when nothing was lost */
    record Imported(@Nullable String loss) implements Outcome {}

    /** It was a comment here already, or once was. */
    record Known() implements Outcome {}

    record Skipped(String reason) implements Outcome {}
}
