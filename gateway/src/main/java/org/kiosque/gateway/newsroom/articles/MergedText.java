package org.kiosque.gateway.newsroom.articles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two texts that were written at the same time, field by field: what only one of them has changed is as that one has it, of the
 * rest people decide.
 *
 * @param fields mine, and the other one's wherever I have changed nothing
 * @param taken names of the fields that are the other one's
 * @param open names of those that both have changed, each in its own way
 */
record MergedText(ArticleFields fields, List<String> taken, List<String> open) {

    private static final Set<String> ABOUT_THE_PICTURE = Set.of("alt", "caption", "credit", "focus");

    /** What a picture says of itself, which is not known while it cannot be asked for. */
    private static final Set<String> OF_THE_PICTURE = Set.of("caption", "credit", "focus");

    /**
     * @param read what my form was filled with
     * @param picturesKnown whether {@code theirs} has what their picture says of itself
     */
    static MergedText of(ArticleFields mine, ArticleFields theirs, TextMark read, boolean picturesKnown) {
        Map<String, String> values = new LinkedHashMap<>(mine.values());
        boolean ownPicture = !read.says("image", mine.picture().mediaId())
                && !mine.picture().mediaId().equals(theirs.picture().mediaId());
        List<String> taken = new ArrayList<>();
        List<String> open = new ArrayList<>();
        theirs.values().forEach((field, other) -> {
            String own = values.getOrDefault(field, "");
            boolean unknown = !picturesKnown && OF_THE_PICTURE.contains(field);
            if (unknown || own.strip().equals(other.strip())) {
                return;
            }
            if (read.says(field, own) && !(ownPicture && ABOUT_THE_PICTURE.contains(field))) {
                values.put(field, other);
                taken.add(field);
            } else if (!read.says(field, other)) {
                open.add(field);
            }
        });
        return new MergedText(mine.with(values), taken, open);
    }
}
