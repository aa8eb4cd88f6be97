package org.kiosque.common.delivery;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param partitions of each topic that is created; an existing topic keeps its own
 * @param replicationFactor 3 in production, 1 on a single broker
 */
@Validated
@ConfigurationProperties("kiosque.topics")
public record TopicProperties(
        @DefaultValue("12") @Positive int partitions,
        @DefaultValue("3") @Positive short replicationFactor) {}
