package org.kiosque.comment.comments;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.text.CommentText;

/**
 * A comment as far as readers may see it.
 *
 * @param html the body for a page
 * @param editedAt null when its words are the first ones
 * @param featured whether moderators recommend it
 * @param badge what stands beside the name; null for a reader's comment
 * @param format of the body, as {@link CommentText} reads it
 * @param replies as they were counted last; 0 for an answer
 */
public record ShownComment(
        String id,
        Instant createdAt,
        @Nullable String parentId,
        @Nullable String threadId,
        Author author,
        String language,
        String body,
        String html,
        State state,
        @Nullable Instant editedAt,
        long replies,
        boolean featured,
        @Nullable String badge,
        @Nullable String format) {

    static final String[] FIELDS = {
        "createdAt",
        "parentId",
        "threadId",
        "author.name",
        "language",
        "body",
        "state.status",
        "ownership.editedAt",
        "replies",
        "featured",
        "badge",
        "format"
    };

    /** @return null when there is none */
    private static @Nullable Instant editedAt(@Nullable Document ownership) {
        Date at = ownership == null ? null : ownership.getDate("editedAt");
        return at == null ? null : at.toInstant();
    }

    public record Author(String name) {}

    public record State(String status) {}

    /** By hand, since a page may have hundreds of them. */
    static ShownComment of(Document found) {
        return new ShownComment(
                found.getString("_id"),
                found.getDate("createdAt").toInstant(),
                found.getString("parentId"),
                found.getString("threadId"),
                new Author(found.get("author", Document.class).getString("name")),
                found.getString("language"),
                found.getString("body"),
                CommentText.html(found.getString("body"), found.getString("format")),
                new State(found.get("state", Document.class).getString("status")),
                editedAt(found.get("ownership", Document.class)),
                found.get("replies") instanceof Number counted ? counted.longValue() : 0,
                found.getBoolean("featured", false),
                found.getString("badge"),
                found.getString("format"));
    }

    /** @return about what it takes in an answer: its text and its HTML, and a little for what is around them */
    public long bytes() {
        return Comments.BYTES_AROUND_A_TEXT + Comments.bytes(body) + Comments.bytes(html);
    }

    public boolean approved() {
        return CommentState.APPROVED.equals(state.status());
    }
}
