package org.kiosque.comment.moderation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A stored comment as far as moderators may see it: without the writer's e-mail and network address. */
record QueuedComment(
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
        List<Entry> history) {

    record Author(String name) {}

    record State(String status, @Nullable String reason) {}

    record Entry(
            String decision,
            String by,
            Instant at,
            @Nullable String reason) {}
}
