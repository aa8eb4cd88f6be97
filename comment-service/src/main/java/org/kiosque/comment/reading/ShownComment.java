package org.kiosque.comment.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A stored comment as far as readers may see it. */
record ShownComment(
        @Id String id,
        @Nullable String parentId,
        @Nullable String threadId,
        Author author,
        String language,
        String body,
        Instant createdAt,
        State state) {

    record Author(String name) {}

    record State(String status) {}

    boolean approved() {
        return "approved".equals(state.status());
    }
}
