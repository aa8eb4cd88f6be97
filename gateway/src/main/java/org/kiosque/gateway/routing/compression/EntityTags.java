package org.kiosque.gateway.routing.compression;

import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * Tells the compressed answer's entity tag from the plain one's, as those of pages are told apart: the bytes differ, so a strong tag must
 * (RFC 9110, 8.8.3.3). A client may send either back, to ask whether there is news or to change what it has read; the service gets its
 * own again.
 */
final class EntityTags {

    private static final String MARK = "-gzip\"";
    private static final List<String> CONDITIONS = List.of(HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_MATCH);

    private EntityTags() {}

    static boolean areOfCompressed(HttpHeaders asked) {
        for (String condition : CONDITIONS) {
            for (String tags : asked.getOrEmpty(condition)) {
                if (tags.contains(MARK)) {
                    return true;
                }
            }
        }
        return false;
    }

    static void unmark(HttpHeaders asked) {
        for (String condition : CONDITIONS) {
            List<String> tags = asked.get(condition);
            if (tags != null) {
                asked.put(
                        condition,
                        tags.stream().map(tag -> tag.replace(MARK, "\"")).toList());
            }
        }
    }

    /** A weak one fits both. */
    static void markCompressed(HttpHeaders answer) {
        String tag = answer.getFirst(HttpHeaders.ETAG);
        if (tag != null && tag.length() > 2 && tag.startsWith("\"") && tag.endsWith("\"") && !tag.endsWith(MARK)) {
            answer.set(HttpHeaders.ETAG, tag.substring(0, tag.length() - 1) + MARK);
        }
    }
}
