package org.kiosque.common.webhooks;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An address that is told what happens.
 *
 * @param events names of those that it is told
 * @param secret signs what it is told; stored as it is, since each delivery needs it
 * @param created by whom and when; nothing of before is told
 */
@Document(Webhooks.COLLECTION)
record Webhook(@Id String id, String url, List<String> events, String secret, Created created) {

    Webhook {
        events = List.copyOf(events);
    }

    /** @param editor the subject of whoever made it */
    record Created(Instant at, String editor, String name) {}

    /** Hidden wherever it is written down. */
    @Override
    public String toString() {
        return "webhook " + id;
    }
}
