package org.kiosque.gateway.site.comments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.pages.PageDeclaration;

/**
 * Which part of a discussion a page shows.
 *
 * @param cursor where it begins; null for the beginning
 * @param thread whose replies it shows; null for the threads themselves
 */
public record Place(@Nullable String cursor, @Nullable String thread) {

    public static final Place FIRST = new Place(null, null);

    /** The id of any comment. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** As a form has carried it along; what can be no place is the first one. */
    static Place carried(String cursor, String thread) {
        return new Place(
                PageDeclaration.CURSOR.matcher(cursor).matches() ? cursor : null,
                ID.matcher(thread).matches() ? thread : null);
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
        return query;
    }

    Map<String, String> replyingTo(String commentId) {
        Map<String, String> query = query();
        query.put("reply-to", commentId);
        return query;
    }
}
