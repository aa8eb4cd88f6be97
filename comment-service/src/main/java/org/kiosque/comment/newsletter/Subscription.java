package org.kiosque.comment.newsletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That somebody wants letters. The e-mail address is encrypted, and found by a keyed hash.
 *
 * @param id follows from the address and from what is wanted: the same wish is the same subscription
 * @param email keyed hash of the address
 * @param sealed the address, encrypted
 * @param key the name of the key
 * @param language of the letters, and in which articles have to be there
 * @param topic as {@link org.kiosque.comment.news.Topic#name()} has it
 * @param tag key; null for any
 * @param section key; null for any
 * @param frequency {@link #DAILY} or {@link #AT_ONCE}
 * @param state {@link #PENDING} until its reader has confirmed it, then {@link #ACTIVE}
 * @param askedAt when it was wished for last
 * @param until when it is forgotten; null once it is active
 * @param network keyed hash of the network address that wished for it; null once it is active
 * @param confirmedAt null until it is active
 * @param refused how many letters in a row the mail server has refused for good
 */
@Document(Subscriptions.COLLECTION)
record Subscription(
        @Id String id,
        String email,
        String sealed,
        String key,
        String language,
        String topic,
        @Nullable String tag,
        @Nullable String section,
        String frequency,
        String state,
        Instant askedAt,
        @Nullable Instant until,
        @Nullable String network,
        @Nullable Instant confirmedAt,
        int refused) {

    static final String DAILY = "daily";
    static final String AT_ONCE = "at-once";

    static final String PENDING = "pending";
    static final String ACTIVE = "active";

    boolean isActive() {
        return state.equals(ACTIVE);
    }
}
