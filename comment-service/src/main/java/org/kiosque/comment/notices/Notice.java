package org.kiosque.comment.notices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That somebody is to be told something. What and to whom is looked up when the letter is written, so that nothing of it stands here.
 *
 * @param id of what it tells of: the same once more is the same notice
 * @param kind {@link #DECISION}, {@link #REPLY} or {@link #DIGEST}
 * @param about the comment that was decided on or answers; for a digest, the place of the moderator in the configuration
 * @param detail what was decided; null for others
 * @param dueAt when it is sent or tried again; null once it is over
 * @param mailbox keyed hash of the e-mail address that it went to; null until then
 * @param outcome {@code sent}, {@code dropped} or {@code failed}; null until it is over
 */
@Document(Notices.COLLECTION)
record Notice(
        @Id String id,
        String kind,
        String about,
        @Nullable String detail,
        Instant madeAt,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable String mailbox,
        @Nullable String outcome) {

    static final String DECISION = "decision";
    static final String REPLY = "reply";
    static final String DIGEST = "digest";

    static final String SENT = "sent";
    static final String DROPPED = "dropped";
    static final String FAILED = "failed";
}
