package org.kiosque.recommendation.related;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The reason for recommending an article. */
enum Why {
    @JsonProperty("same-subject")
    SAME_SUBJECT,
    @JsonProperty("latest")
    LATEST
}
