package org.kiosque.common.delivery;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Down when a consumer has stopped that nobody told to: events would wait for ever while everything looks well. */
final class ConsumersHealthIndicator extends AbstractHealthIndicator {

    private final ObjectProvider<KafkaListenerEndpointRegistry> registry;

    ConsumersHealthIndicator(ObjectProvider<KafkaListenerEndpointRegistry> registry) {
        super("A consumer has stopped");
        this.registry = registry;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<String> stopped = registry.stream()
                .flatMap(listeners -> listeners.getListenerContainers().stream())
                .filter(container -> !container.isInExpectedState())
                .map(MessageListenerContainer::getListenerId)
                .toList();
        health.status(stopped.isEmpty() ? "UP" : "DOWN");
        if (!stopped.isEmpty()) {
            health.withDetail("stopped", stopped);
        }
    }
}
