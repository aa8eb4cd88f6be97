package org.kiosque.comment.comments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A comment as far as readers may see it. */
public record ShownComment(
        @Id String id,
        Instant createdAt,
        @Nullable String parentId,
        @Nullable String threadId,
        Author author,
        String language,
        String body,
        State state) {

    public record Author(String name) {}

    public record State(String status) {}

    /** @return about what it takes in an answer: its text in UTF-8, and a little for what is around it */
    public long bytes() {
        return Comments.BYTES_AROUND_A_TEXT + (long) body.getBytes(StandardCharsets.UTF_8).length;
    }

    public boolean approved() {
        return CommentState.APPROVED.equals(state.status());
    }
}
