package org.kiosque.comment.spam.akismet;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param url where {@code /1.1/comment-check} is
 * @param key of the account, from the environment variable {@code KIOSQUE_SPAM_AKISMET_KEY} only; without one nobody is asked
 * @param blog the site's address, as the account has it
 * @param onFailure what becomes of a comment when Akismet does not answer
 */
@Validated
@ConfigurationProperties("kiosque.spam.akismet")
record AkismetProperties(
        @DefaultValue("https://rest.akismet.com") String url,
        @Nullable String key,
        @DefaultValue("http://localhost:8080") @NotNull URI blog,
        @DefaultValue("hold") @NotNull OnFailure onFailure) {

    enum OnFailure {
        /** A moderator looks at it. */
        HOLD,
        /** Nobody was asked. */
        SKIP
    }

    @Override
    public String toString() {
        return "AkismetProperties[url=" + url + ", blog=" + blog + ", onFailure=" + onFailure + "]";
    }
}
