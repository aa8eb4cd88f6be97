package org.kiosque.gateway.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param nextCursor opaque; null when there are no more comments
 * @param discussion {@code open}, {@code closing} or {@code closed}; null where the service does not say
 */
public record CommentThread(
        List<Comment> items,
        @Nullable String nextCursor,
        @Nullable String discussion) {

    private static final String CLOSING = "closing";
    private static final String CLOSED = "closed";

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public CommentThread {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /** @return whether no further comments are taken */
    public boolean closed() {
        return CLOSED.equals(discussion);
    }

    /** @return whether that comes in a few minutes, without anybody telling */
    public boolean closing() {
        return CLOSING.equals(discussion);
    }

    /**
     * @param author its name is empty when the comment was removed
     * @param body plain text, empty when the comment was removed
     * @param bodyHtml the same as comment-service has set and sanitised it; null where it does not
     * @param translation null where none was asked for, is needed, or is there
     * @param removed true when only the answers are left
     * @param featured whether moderators recommend it
     * @param badge {@code newsroom} for what a moderator has written; null for all others
     * @param editedAt when its author changed the words last; null when they are the first ones
     * @param repliesCursor where the replies begin for which there was no room; null when all are here
     */
    public record Comment(
            String id,
            Author author,
            @Nullable String language,
            String body,
            @Nullable String bodyHtml,
            @Nullable Translation translation,
            @Nullable Instant createdAt,
            @Nullable Instant editedAt,
            boolean featured,
            @Nullable String badge,
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

    /**
     * A comment's words in the reader's language.
     *
     * @param bodyHtml sanitised by comment-service
     */
    public record Translation(
            String language, String bodyHtml, @Nullable String engine) {}
}
