package org.kiosque.recommendation.related.trial;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a weighting shows. */
enum Place {
    /** On the page of an article, kept for all readers: they share a weighting, for a day. */
    @JsonProperty("related")
    RELATED,
    /** In the list of one reader, who has the same weighting each time. */
    @JsonProperty("for-you")
    FOR_YOU;

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
