package org.kiosque.common.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The first request with a key, and its answer.
 *
 * @param id hash of the caller and the key
 * @param request hash of what was asked
 * @param created id of what the request creates, chosen before it does so: whoever takes over after a failure creates the
 *     same, and not another
 * @param owner who is at it, or was at it last; a new one at every attempt
 * @param until while there is no answer: when the one that is at it may be taken for dead
 * @param answer JSON of the body; null until it is there
 */
@Document(KeyedRequest.COLLECTION)
record KeyedRequest(
        @Id String id,
        String request,
        String created,
        @Nullable String owner,
        Instant until,
        Instant expiresAt,
        @Nullable String answer) {

    static final String COLLECTION = "idempotencyKeys";
}
