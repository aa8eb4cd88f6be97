package org.kiosque.comment.comments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A comment as far as readers may see it. */
public record ShownComment(
        String id,
        Instant createdAt,
        @Nullable String parentId,
        @Nullable String threadId,
        Author author,
        String language,
        String body,
        State state) {

    static final String[] FIELDS = {
        "createdAt", "parentId", "threadId", "author.name", "language", "body", "state.status"
    };

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
                new State(found.get("state", Document.class).getString("status")));
    }

    /** @return about what it takes in an answer: its text in UTF-8, and a little for what is around it */
    public long bytes() {
        return Comments.BYTES_AROUND_A_TEXT + (long) body.getBytes(StandardCharsets.UTF_8).length;
    }

    public boolean approved() {
        return CommentState.APPROVED.equals(state.status());
    }
}
