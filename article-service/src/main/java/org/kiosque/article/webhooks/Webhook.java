package org.kiosque.article.webhooks;

import java.util.List;
import org.kiosque.article.editing.revisions.Signature;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An address that is told of articles.
 *
 * @param events names of those that it is told
 * @param secret signs what it is told; stored as it is, since each delivery needs it
 * @param created by whom and when; nothing of before is told
 */
@Document(Webhooks.COLLECTION)
record Webhook(@Id String id, String url, List<String> events, String secret, Signature created) {

    Webhook {
        events = List.copyOf(events);
    }

    /** Hidden wherever it is written down. */
    @Override
    public String toString() {
        return "webhook " + id;
    }
}
