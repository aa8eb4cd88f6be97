package org.kiosque.gateway.newsroom.moderation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.Rooms;

/**
 * A queue.
 *
 * @param status of which comments are listed
 * @param query words of the text that are looked for
 * @param article id of the one whose comments are listed alone; empty for all
 * @param author a comment whose author's are listed alone; empty for all
 * @param back where a decision leads to
 * @param next address of the rest; null when there is none
 * @param undo the decision that can be taken back; null when none was just made
 */
public record CommentsView(
        NewsroomFrame frame,
        List<Queue> queues,
        String status,
        String query,
        String article,
        String author,
        List<QueuedComment> comments,
        String back,
        @Nullable String next,
        @Nullable String undo) {

    public record Queue(String status, String path, boolean current) {}

    /** The same queue, of the article alone that a comment stands under. */
    public String of(QueuedComment comment) {
        return Addresses.with(Rooms.COMMENTS, new TreeMap<>(Map.of("status", status, "article", comment.articleId())));
    }

    /** The comment that is looked at after this one: where the browser goes when this one is decided. */
    public String after(QueuedComment comment) {
        int next = comments.indexOf(comment) + 1;
        return next < comments.size() ? comments.get(next).anchor() : "";
    }
}
