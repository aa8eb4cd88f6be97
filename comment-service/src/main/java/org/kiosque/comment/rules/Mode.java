package org.kiosque.comment.rules;

import java.util.Optional;
import java.util.stream.Stream;

/** Who sees a comment first. */
enum Mode {
    /** A moderator. */
    PREMODERATED("premoderated"),
    /** Readers. */
    POSTMODERATED("postmoderated"),
    /** A moderator, until one of the same writer was approved; then readers. */
    NEW_FIRST("new-first");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<Mode> of(String word) {
        return Stream.of(values()).filter(mode -> mode.word.equals(word)).findFirst();
    }
}
