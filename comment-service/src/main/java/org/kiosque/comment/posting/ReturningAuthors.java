package org.kiosque.comment.posting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiosque.comment.captcha.CaptchaFinding;
import org.kiosque.comment.comments.OwnComments;
import org.kiosque.comment.privacy.EditTokens;
import org.springframework.stereotype.Component;

/**
 * Spares those a captcha whom moderators know: whoever has the edit token of a comment of theirs that readers see may post one more with
 * it, {@code author.<id>.<token>}, from the same e-mail address. So what was let in without a captcha lets the next one in only once it is
 * approved itself, and a stolen token is worth one comment. Any replica can tell.
 */
@Component
class ReturningAuthors {

    private static final Pattern WRITTEN = Pattern.compile("author\\.([A-Za-z0-9_-]{1,64})\\.([A-Za-z0-9_-]{43})");

    private final OwnComments comments;
    private final AuthorsPast past;
    private final EditTokens tokens;
    private final ReturningProperties properties;
    private final InstantSource clock;

    ReturningAuthors(
            OwnComments comments,
            AuthorsPast past,
            EditTokens tokens,
            ReturningProperties properties,
            InstantSource clock) {
        this.comments = comments;
        this.past = past;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    /** @return whether that is what the token of an author looks like, where a captcha's answer would be */
    static boolean isToken(String answer) {
        return WRITTEN.matcher(answer).matches();
    }

    /** @param email of the comment that comes in, as it is stored */
    CaptchaFinding check(String answer, String email) {
        Matcher parts = WRITTEN.matcher(answer);
        if (properties.leastApproved() == 0 || !parts.matches()) {
            return CaptchaFinding.Refused.INVALID;
        }
        String id = parts.group(1);
        return comments.find(id, tokens.hashOf(parts.group(2)))
                .filter(OwnComments.Own::approved)
                .filter(own -> own.author().email().equals(email))
                .filter(_ -> past.isGood(email, properties.leastApproved()))
                .map(own -> {
                    Instant expiry = own.createdAt().plus(properties.within());
                    return clock.instant().isAfter(expiry)
                            ? CaptchaFinding.Refused.EXPIRED
                            : new CaptchaFinding.PassedOnce("author:" + id, expiry);
                })
                .orElse(CaptchaFinding.Refused.INVALID);
    }
}
