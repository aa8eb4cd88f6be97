package org.kiosque.translation.segmentation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which part of an article a segment belongs to. */
public enum Field {
    TITLE,
    LEAD,
    BODY,
    TAG,
    /** Alternative texts, and titles of links and images. */
    ALT;

    /** Whether texts of this part are written in Markdown; all others are plain. */
    public boolean isMarkdown() {
        return this == BODY;
    }

    /** The name in events and answers. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
