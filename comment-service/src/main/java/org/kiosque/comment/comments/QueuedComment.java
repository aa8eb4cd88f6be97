package org.kiosque.comment.comments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A comment as far as moderators may see it: without the writer's e-mail and network address. */
public record QueuedComment(
        @Id String id,
        String articleId,
        @Nullable String parentId,
        Author author,
        String language,
        String body,
        Instant createdAt,
        State state,
        String captcha,
        List<String> heldBy,
        List<Decision.Entry> history) {

    public record Author(String name) {}

    public record State(String status, @Nullable String reason) {}
}
