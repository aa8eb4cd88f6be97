package org.kiosque.translation.translations;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far people have looked at a sentence. */
public enum Review {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("approved")
    APPROVED
}
