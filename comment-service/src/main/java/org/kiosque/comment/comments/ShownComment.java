package org.kiosque.comment.comments;

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

    public boolean approved() {
        return CommentState.APPROVED.equals(state.status());
    }
}
