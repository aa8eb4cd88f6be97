package org.kiosque.article.editing.audit;

import java.util.Locale;

/** What can be decided about an article. */
public enum Action {
    SUBMITTED,
    RETURNED,
    PUBLISHED,
    WITHDRAWN,
    SCHEDULED,
    UNSCHEDULED,
    /** It ended when it was planned to. */
    EXPIRED,
    /** It did not take place, since its end had passed before it could begin. */
    LAPSED,
    RESTORED,
    CORRECTED,
    /** It was elsewhere before, or comes back from an export. */
    IMPORTED;

    /** As clients know it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
