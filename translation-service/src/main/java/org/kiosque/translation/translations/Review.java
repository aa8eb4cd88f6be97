package org.kiosque.translation.translations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far people have looked at a sentence. */
public enum Review {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("approved")
    APPROVED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
