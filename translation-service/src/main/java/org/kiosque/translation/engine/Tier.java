package org.kiosque.translation.engine;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an engine's text is good for. */
public enum Tier {
    /** Reads as if a person had written it, mostly. */
    PUBLISHABLE,
    /** Tells what the original is about. */
    GIST;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
