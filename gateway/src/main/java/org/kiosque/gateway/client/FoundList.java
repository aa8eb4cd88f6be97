package org.kiosque.gateway.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor opaque; null on the last page */
public record FoundList(List<Found> items, @Nullable String nextCursor) {

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public FoundList {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /**
     * @param translation null for the original itself
     * @param matches null where the service does not say
     */
    public record Found(
            String url,
            String title,
            List<Article.Tag> tags,
            Article.@Nullable Translation translation,
            @Nullable Instant publishedAt,
            @Nullable Matches matches) {

        @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
        public Found {
            tags = tags == null ? List.of() : List.copyOf(tags);
        }

        /** Whether its words tell only what the original is about, and nobody has approved them. */
        public boolean isGist() {
            return translation != null && translation.isShownAsGist();
        }
    }

    /** @param title where the words stand in it */
    public record Matches(List<Mark> title, @Nullable Excerpt excerpt) {

        @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
        public Matches {
            title = title == null ? List.of() : List.copyOf(title);
        }
    }

    /** @param text plain */
    public record Excerpt(String text, List<Mark> marks) {

        @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
        public Excerpt {
            marks = marks == null ? List.of() : List.copyOf(marks);
        }
    }

    /**
     * @param start in UTF-16 units
     * @param end exclusive
     */
    public record Mark(int start, int end) {}
}
