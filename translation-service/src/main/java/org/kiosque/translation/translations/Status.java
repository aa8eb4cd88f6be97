package org.kiosque.translation.translations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a translation is. */
public enum Status {
    WAITING,
    DONE,
    /** Given up for this revision; a new revision or a translator starts again. */
    UNAVAILABLE,
    WITHDRAWN;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
