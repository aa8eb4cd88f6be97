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
 * @param dueAt when it is sent or tried again, also where whoever took it up does not come back; null once it is over
 * @param outcome {@link #LEAVING}, {@code sent}, {@code dropped} or {@code failed}; null until it leaves
 * @param told whether the browser's push service has taken an edition of it
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
        @Nullable String outcome,
        boolean told) {

    /** It is being handed over. Whoever dies over it has perhaps sent it: a browser that gets it once more shows it once. */
    static final String LEAVING = "leaving";

    static final String SENT = "sent";
    static final String DROPPED = "dropped";
    static final String FAILED = "failed";
}
