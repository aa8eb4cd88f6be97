package org.kiosque.comment.moderation;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param claim how long a moderator who is looking at a comment keeps others from deciding on it
 * @param reasons the codes of reasons, which moderators choose from and authors are told
 */
@Validated
@ConfigurationProperties("kiosque.moderation")
record ModerationProperties(
        @DefaultValue("10m") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1)
        Duration claim,

        @DefaultValue({"off-topic", "insult", "hate", "advertising", "personal-data", "false-claim", "illegal", "other"
        })
        @NotEmpty @Size(max = 50) List<@Pattern(regexp = "[a-z][a-z-]{0,39}") String> reasons) {

    ModerationProperties {
        reasons = List.copyOf(reasons);
    }
}
