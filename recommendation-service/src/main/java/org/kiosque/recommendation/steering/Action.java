package org.kiosque.recommendation.steering;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an editor has decided. */
enum Action {
    /** The other article stands first beside the article. */
    @JsonProperty("pin")
    PIN,
    /** The other article never stands beside the article. */
    @JsonProperty("bar")
    BAR,
    /** The other article stands where the ranking puts it. */
    @JsonProperty("release")
    RELEASE,
    /** The article is breaking news. */
    @JsonProperty("boost")
    BOOST,
    /** It no longer is. */
    @JsonProperty("unboost")
    UNBOOST
}
