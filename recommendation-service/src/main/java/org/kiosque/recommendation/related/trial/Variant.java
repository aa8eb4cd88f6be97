package org.kiosque.recommendation.related.trial;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** One of the two weightings. */
enum Variant {
    @JsonProperty("usual")
    USUAL,
    @JsonProperty("trial")
    TRIAL;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
