package org.kiosque.comment.posting.hook;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param url that is asked about each comment, at a public address and encrypted; without one nobody is asked
 * @param secret signs what is sent; from the environment variable {@code KIOSQUE_POSTING_HOOK_SECRET} only
 * @param timeout after which an answer is not waited for any longer, from the connection to its last byte
 * @param allowLoopback whether it may be on this machine, and then without encryption
 */
@Validated
@ConfigurationProperties("kiosque.posting.hook")
record HookProperties(
        @Nullable String url,
        @Nullable String secret,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration timeout,

        @DefaultValue("false") boolean allowLoopback) {

    @Override
    public String toString() {
        return "HookProperties[url=" + url + ", timeout=" + timeout + ", allowLoopback=" + allowLoopback + "]";
    }
}
