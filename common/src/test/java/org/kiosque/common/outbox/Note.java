package org.kiosque.common.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.CommentApproved;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/** The smallest aggregate that emits events. */
@Document("notes")
record Note(@Id String id, @Version @Nullable Long version, String text, Outbox outbox) implements HasOutbox {

    static final Instant TIME = Instant.parse("2026-11-02T10:15:00Z");

    static Note of(String id) {
        return new Note(id, null, "", Outbox.empty());
    }

    Note saying(String next) {
        var event = new CommentApproved(id, next, "en", TIME);
        return new Note(id, version, next, outbox.with(event, TIME));
    }
}
