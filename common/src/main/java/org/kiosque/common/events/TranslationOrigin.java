package org.kiosque.common.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Who translated a whole article. */
public enum TranslationOrigin {
    @JsonProperty("machine")
    MACHINE,
    @JsonProperty("human")
    HUMAN,
    @JsonProperty("mixed")
    @JsonEnumDefaultValue
    MIXED
}
