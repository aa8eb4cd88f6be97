package org.kiosque.comment.rules;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxLinks that a comment may have without a moderator looking at it
 * @param newCommentersFirst whether a comment waits for a moderator until one of the same writer was approved
 */
@Validated
@ConfigurationProperties("kiosque.policy")
record PolicyProperties(
        @DefaultValue("3") @Min(0) @Max(100) int maxLinks,
        @DefaultValue("false") boolean newCommentersFirst) {}
