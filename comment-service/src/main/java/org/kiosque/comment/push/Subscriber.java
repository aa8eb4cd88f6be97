package org.kiosque.comment.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A browser that wants to hear of articles.
 *
 * @param id keyed hash of the address at its push service: a browser has one subscription
 * @param sealed that address and the browser's keys, encrypted
 * @param key the name of the key of that
 * @param language in which articles have to be there
 * @param topic as {@link org.kiosque.comment.news.Topic#name()} has it
 * @param askedAt when it asked for that, or for something else before, last
 * @param network keyed hash of the network address that it asked from; null after an hour
 * @param refused for how many messages in a row, hours apart, its push service has refused them for good
 * @param refusedAt when it did so last
 * @param failingSince since when every message was given up; null when the last one was not
 */
@Document(Subscribers.COLLECTION)
record Subscriber(
        @Id String id,
        String sealed,
        String key,
        String language,
        String topic,
        Instant askedAt,
        @Nullable String network,
        int refused,
        @Nullable Instant refusedAt,
        @Nullable Instant failingSince) {}
