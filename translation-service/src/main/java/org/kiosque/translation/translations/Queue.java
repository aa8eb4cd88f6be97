package org.kiosque.translation.translations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a translation waits for, as translators see it. Each is in one queue at most. */
public enum Queue {
    /** For an engine, or for people where there is none. */
    WAITING,
    /** Given up by machines: only people can do something. */
    FAILED,
    /** Complete, but people translated an earlier wording of some sentence, or a term has changed since. */
    STALE,
    /** Complete, but not every sentence is approved. */
    REVIEW,
    /** Approved, or withdrawn. */
    NONE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param work what readers have */
    static Queue of(Status status, @Nullable Work work) {
        return switch (status) {
            case WAITING -> WAITING;
            case UNAVAILABLE -> FAILED;
            case WITHDRAWN -> NONE;
            case DONE -> {
                if (work != null && work.segments().stream().anyMatch(TranslatedSegment::outdated)) {
                    yield STALE;
                }
                yield work != null && work.reviewedAt() != null ? NONE : REVIEW;
            }
        };
    }
}
