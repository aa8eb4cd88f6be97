package org.kiosque.comment.newsletter;

import org.jspecify.annotations.Nullable;

/**
 * What a subscription is about: everything, or what has a tag, or what stands in a section.
 *
 * @param tag key; null for any
 * @param section key; null for any
 */
record Topic(@Nullable String tag, @Nullable String section) {

    /** Of each topic another one. */
    String name() {
        return tag != null ? "tag " + tag : section != null ? "section " + section : "all";
    }
}
