package org.kiosque.common.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether readers may comment an article, and whether a moderator sees a comment before the readers do. A policy of a newer
 * producer, unknown here, reads as the careful one.
 */
public enum CommentPolicy {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("premoderated")
    @JsonEnumDefaultValue
    PREMODERATED
}
