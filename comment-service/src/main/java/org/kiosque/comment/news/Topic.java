package org.kiosque.comment.news;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription is about: everything, or what has a tag, or what stands in a section.
 *
 * @param tag key; null for any
 * @param section key; null for any
 */
public record Topic(@Nullable String tag, @Nullable String section) {

    /** Of each topic another one. */
    public String name() {
        return tag != null ? "tag " + tag : section != null ? "section " + section : "all";
    }

    /** @return names of the topics that something with these tags in this section belongs to */
    public static List<String> namesOf(List<String> tags, @Nullable String section) {
        List<String> names = new ArrayList<>();
        names.add(new Topic(null, null).name());
        tags.forEach(tag -> names.add(new Topic(tag, null).name()));
        if (section != null) {
            names.add(new Topic(null, section).name());
        }
        return names;
    }
}
