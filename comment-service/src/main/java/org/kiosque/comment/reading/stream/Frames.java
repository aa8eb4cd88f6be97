package org.kiosque.comment.reading.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.LiveComments;
import org.kiosque.comment.comments.LiveComments.Live;
import org.kiosque.comment.reading.stream.KeptEvents.Kept;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.CommentRemoved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What goes over a stream, in the form of server-sent events: never a text, a name or an address.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent events</a>
 */
record Frames(LiveComments comments, JsonMapper json) {

    private static final Logger log = LoggerFactory.getLogger(Frames.class);

    /** A comment of the form, which clients ignore. */
    static final byte[] HEARTBEAT = bytes(":\n\n");

    private static final String NO_ID = "";

    /** Readers see it from now on ({@code approved}), or see something new about it ({@code edited}). */
    record Shown(
            String id, @Nullable String parentId, @Nullable String threadId, String language, Instant at) {}

    /** What readers saw, and no longer see. */
    record Removed(String id, Instant at) {}

    record Count(long count) {}

    record Reset() {}

    /**
     * @param retry how long the reader waits before coming back
     * @param id with which they come back when they hear of nothing else
     */
    static byte[] hello(Duration retry, String id) {
        return bytes("retry: " + retry.toMillis() + "\n" + idLine(id) + "\n");
    }

    /** Each under its id. When the store cannot be asked, nothing is said of where a comment stands. */
    List<byte[]> of(List<Kept> told) {
        Map<String, Live> places = placesOf(told);
        return told.stream().map(one -> of(one, places)).toList();
    }

    private byte[] of(Kept told, Map<String, Live> places) {
        String id = told.heard().written();
        return switch (told.event()) {
            case CommentRemoved removed -> frame("removed", new Removed(removed.commentId(), removed.at()), id);
            case CommentApproved shown -> {
                Live place = places.get(shown.commentId());
                yield frame(
                        place == null || place.shownBy(shown.at()) ? "approved" : "edited",
                        new Shown(
                                shown.commentId(),
                                place == null ? null : place.parentId(),
                                place == null ? null : place.threadId(),
                                shown.language(),
                                shown.at()),
                        id);
            }
        };
    }

    private Map<String, Live> placesOf(List<Kept> told) {
        List<String> shown = told.stream()
                .filter(one -> one.event() instanceof CommentApproved)
                .map(one -> one.event().commentId())
                .distinct()
                .toList();
        try {
            return shown.isEmpty() ? Map.of() : comments.of(shown);
        } catch (RuntimeException e) {
            log.debug("Where comments stand is not known for the moment", e);
            return Map.of();
        }
    }

    /** How many comments readers see under the article. */
    byte[] count(long count) {
        return frame("count", new Count(count), NO_ID);
    }

    /** Something may have been missed: whoever shows the discussion reads it again. */
    byte[] reset(String id) {
        return frame("reset", new Reset(), id);
    }

    private byte[] frame(String event, Object data, String id) {
        return bytes(idLine(id) + "event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n\n");
    }

    private static String idLine(String id) {
        return id.isEmpty() ? "" : "id: " + id + "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
