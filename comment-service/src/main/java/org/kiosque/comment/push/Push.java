package org.kiosque.comment.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One message on its way. What it says and where it goes is looked up when it leaves.
 *
 * @param id of the subscription and of the story: the same once more is the same message
 * @param edition of the story that it tells
 * @param dueAt when it is sent or tried again; null once it is handed to the push service or over
 * @param outcome {@link #LEAVING}, {@code sent}, {@code dropped} or {@code failed}; null until it leaves
 */
@Document(Pushes.COLLECTION)
record Push(
        @Id String id,
        String subscriberId,
        String storyId,
        int edition,
        Instant madeAt,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable String outcome) {

    /** Whoever died over it has perhaps sent it: nobody sends it once more. */
    static final String LEAVING = "leaving";

    static final String SENT = "sent";
    static final String DROPPED = "dropped";
    static final String FAILED = "failed";
}
