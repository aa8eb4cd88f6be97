package org.kiosque.comment.newsletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One letter on its way. What it says and to whom is looked up when it is written.
 *
 * @param id of the subscription and of what it tells: the same once more is the same letter
 * @param about id of the issue; {@link #CONFIRMATION} for the letter that asks whether it is wanted
 * @param dueAt when it is sent or tried again; null once it is handed to the mail server or over
 * @param mailbox keyed hash of the e-mail address that it went to; null until then
 * @param outcome {@link #LEAVING}, {@code sent}, {@code dropped}, {@code failed} or {@code uncertain}; null until it leaves
 */
@Document(Sendings.COLLECTION)
record Sending(
        @Id String id,
        String subscriptionId,
        String about,
        Instant madeAt,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable String mailbox,
        @Nullable String outcome) {

    static final String CONFIRMATION = "confirmation";

    /** Whoever died over it has perhaps sent it: nobody sends it once more. */
    static final String LEAVING = "leaving";

    static final String SENT = "sent";
    static final String DROPPED = "dropped";
    static final String FAILED = "failed";
    static final String UNCERTAIN = "uncertain";

    boolean isConfirmation() {
        return about.equals(CONFIRMATION);
    }

    String kind() {
        return isConfirmation() ? CONFIRMATION : about.substring(0, about.indexOf(':'));
    }
}
