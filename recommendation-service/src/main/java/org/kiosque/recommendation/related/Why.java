package org.kiosque.recommendation.related;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The reason for recommending an article. */
enum Why {
    @JsonProperty("pinned")
    PINNED,
    @JsonProperty("same-subject")
    SAME_SUBJECT,
    @JsonProperty("read-together")
    READ_TOGETHER,
    @JsonProperty("popular")
    POPULAR,
    @JsonProperty("latest")
    LATEST;

    /** Whether what readers do meanwhile may put something else there; what is popular comes before what is just the latest. */
    boolean dependsOnReaders() {
        return this == READ_TOGETHER || this == POPULAR || this == LATEST;
    }
}
