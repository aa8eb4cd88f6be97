package org.kiosque.article.media;

import java.util.List;

/** Where images are shown. What knows of such places says so. */
public interface MediaUse {

    /** @return some of the places where it is shown, at most {@code limit}; none: it is shown nowhere here */
    List<Use> of(String mediaId, int limit);

    /** Whether an empty answer can be relied on. */
    default boolean isKnown() {
        return true;
    }

    /**
     * One place.
     *
     * @param kind {@code article}, {@code revision} (an earlier one) or {@code author}
     * @param title as an editor knows it
     */
    record Use(String kind, String id, String title) {}
}
