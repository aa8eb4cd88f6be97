package org.kiosque.common.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events leave.
 *
 * <p>No send may outlive its lease, or an older state could arrive behind a newer one. Hence {@code max.block.ms +
 * delivery.timeout.ms < sendTimeout} of the Kafka producer, after which it will not send any more by itself, and {@code
 * 2 * sendTimeout < lease}: a relay starts no send that could end after its lease. Replicas' clocks may differ by less
 * than {@code lease - sendTimeout}.
 *
 * @param pollInterval pause between two looks for documents whose nudge was lost
 * @param batchSize documents taken up by one look
 * @param sendTimeout how long to wait for the broker to acknowledge one event
 * @param lease how long other replicas keep off a document if we die; longer than twice the send timeout
 */
@Validated
@ConfigurationProperties("kiosque.outbox")
public record OutboxProperties(
        @DefaultValue("500ms") Duration pollInterval,
        @DefaultValue("100") @Min(1) @Max(10_000) int batchSize,
        @DefaultValue("5s") Duration sendTimeout,
        @DefaultValue("12s") Duration lease) {

    public OutboxProperties {
        if (!pollInterval.isPositive()) {
            throw new IllegalArgumentException("kiosque.outbox.poll-interval must be positive");
        }
        if (!sendTimeout.isPositive()) {
            throw new IllegalArgumentException("kiosque.outbox.send-timeout must be positive");
        }
        if (lease.compareTo(sendTimeout.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException(
                    "kiosque.outbox.lease must be longer than twice kiosque.outbox.send-timeout");
        }
    }
}
