package org.kiosque.gateway.site.comments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.springframework.util.MultiValueMap;

/**
 * Which part of a discussion a page shows, and how.
 *
 * @param cursor where it begins; null for the beginning
 * @param thread whose replies it shows; null for the threads themselves
 * @param sort {@code newest} or {@code discussed}; null for the oldest first, as replies always are
 * @param translated whether comments in other languages are shown in the reader's
 */
public record Place(
        @Nullable String cursor,
        @Nullable String thread,
        @Nullable String sort,
        boolean translated) {

    public static final Place FIRST = new Place(null, null, null, false);

    /** The id of any comment. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** The parameters of a page's address by which it knows its place, with the values that they can have. */
    public static final Map<String, Pattern> PARAMETERS = Map.of(
            "comments",
            PageDeclaration.CURSOR,
            "thread",
            ID,
            "sort",
            Pattern.compile("newest|discussed"),
            "translate",
            Pattern.compile("comments"));

    /** What can be no place is the first one. */
    public static Place in(MultiValueMap<String, String> parameters) {
        String thread = known(parameters, "thread");
        return new Place(
                known(parameters, "comments"),
                thread,
                thread == null ? known(parameters, "sort") : null,
                known(parameters, "translate") != null);
    }

    private static @Nullable String known(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        Pattern values = Objects.requireNonNull(PARAMETERS.get(name), name);
        return value != null && values.matcher(value).matches() ? value : null;
    }

    /** The parameters of the page's address. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (cursor != null) {
            query.put("comments", cursor);
        }
        if (thread != null) {
            query.put("thread", thread);
        }
        if (sort != null) {
            query.put("sort", sort);
        }
        if (translated) {
            query.put("translate", "comments");
        }
        return query;
    }

    Map<String, String> replyingTo(String commentId) {
        Map<String, String> query = query();
        query.put("reply-to", commentId);
        return query;
    }

    /** The page that follows on this one. */
    Place from(String next) {
        return new Place(next, thread, sort, translated);
    }

    /** Replies in a thread for which there was no room. */
    Place repliesTo(String threadId, String next) {
        return new Place(next, threadId, null, translated);
    }

    /** The beginning of the discussion in another order. */
    Place sortedBy(@Nullable String order) {
        return new Place(null, null, order, translated);
    }

    Place translated(boolean wanted) {
        return new Place(cursor, thread, sort, wanted);
    }

    /** Whether it is the beginning of the discussion, in whatever order and language. */
    boolean isBeginning() {
        return cursor == null && thread == null;
    }
}
