package org.kiosque.comment.comments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment that is let in and about to be stored.
 *
 * @param id chosen beforehand: whoever tries again after a failure stores the same comment
 * @param parentId the comment that it answers; null when it answers the article
 * @param threadId as {@link Comments#threadFor} says; null when it begins one
 * @param language BCP 47, of the text
 * @param captcha {@link #VERIFIED}, {@link #UNVERIFIED} or {@link #NO_CAPTCHA}
 * @param badge {@link #NEWSROOM} for one of ours, who has shown a token; else null
 * @param address null for one that came from elsewhere
 * @param tokenHash of the token that its author gets; null likewise
 * @param editableUntil the end of the time in which its author may change the words
 */
public record IncomingComment(
        String id,
        String articleId,
        Instant at,
        @Nullable String parentId,
        @Nullable String threadId,
        Author author,
        String language,
        String body,
        String captcha,
        Findings findings,
        @Nullable String badge,
        @Nullable Address address,
        @Nullable String tokenHash,
        Instant editableUntil) {

    /** What readers see beside the name of a moderator. */
    public static final String NEWSROOM = "newsroom";

    public static final String VERIFIED = "verified";
    public static final String UNVERIFIED = "unverified";

    /** Nobody was asked for one. */
    public static final String NO_CAPTCHA = "none";

    /** @param email never leaves this service */
    public record Author(String name, String email) {}

    /**
     * Where it came from, so that what comes from one place can be told.
     *
     * @param hash keyed
     * @param until when it is forgotten
     */
    public record Address(String hash, Instant until) {}
}
