package org.kiosque.comment.captcha;

import java.time.Instant;

/** What a provider says of an answer. */
public sealed interface CaptchaFinding {

    /** The comment may come in as far as the captcha is concerned. */
    sealed interface Accepted extends CaptchaFinding {}

    /** Right, and the provider itself sees to it that it counts only once. */
    record Passed() implements Accepted {}

    /**
     * Right, and good for one comment: it is up to us that it counts only once.
     *
     * @param ticket the same for all ways to write the same answer
     * @param expiresAt when the answer is no longer right anyway
     */
    record PassedOnce(String ticket, Instant expiresAt) implements Accepted {}

    /**
     * Nothing was answered, but a while was waited: good for one comment, which a moderator looks at.
     *
     * @param ticket that was waited with
     * @param expiresAt when it is no longer good anyway
     */
    record Waited(String ticket, Instant expiresAt) implements Accepted {}

    /** Nobody has to answer anything. */
    record NotAsked() implements Accepted {}

    /** Nobody can tell at the moment. That is not the writer's fault, so the comment is kept and a moderator looks at it. */
    record Unverified() implements Accepted {}

    /** Not right, for this reason. */
    enum Refused implements CaptchaFinding {
        INVALID,
        EARLY,
        EXPIRED,
        REPLAYED
    }
}
