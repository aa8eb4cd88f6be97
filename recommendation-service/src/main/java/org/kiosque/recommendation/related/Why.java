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
    LATEST
}
