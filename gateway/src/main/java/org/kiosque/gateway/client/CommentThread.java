package org.kiosque.gateway.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor opaque; null when there are no more comments */
public record CommentThread(List<Comment> items, @Nullable String nextCursor) {

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public CommentThread {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /**
     * @param author its name is empty when the comment was removed
     * @param body plain text, empty when the comment was removed
     * @param removed true when only the answers are left
     * @param repliesCursor where the replies begin for which there was no room; null when all are here
     */
    public record Comment(
            String id,
            Author author,
            @Nullable String language,
            String body,
            @Nullable Instant createdAt,
            boolean removed,
            List<Comment> replies,
            @Nullable String repliesCursor) {

        @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
        public Comment {
            author = author == null ? new Author("") : author;
            body = body == null ? "" : body;
            replies = replies == null ? List.of() : List.copyOf(replies);
        }
    }

    public record Author(String name) {}
}
