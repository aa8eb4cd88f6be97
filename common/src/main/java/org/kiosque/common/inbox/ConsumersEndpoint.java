package org.kiosque.common.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * For operators, on the actuator's port: the consumers of this process, and the commands to have one wait, go on, or read its
 * topic again from the beginning. A topic that it does not hear is 404, an unknown command 400, a second command meanwhile 409,
 * and reading again while the store does not answer 503. Repeating any of them is harmless.
 *
 * <p>A pause holds for this process alone, until it is taken back or the process ends: what another replica or a restart does
 * with the topic it does not touch.
 */
@Endpoint(id = "consumers")
final class ConsumersEndpoint {

    private static final Logger log = LoggerFactory.getLogger(ConsumersEndpoint.class);
    private static final int CONFLICT = 409;

    private final KafkaListenerEndpointRegistry listeners;
    private final ReplayIntoEmptyStore replay;
    private final ReentrantLock commanding = new ReentrantLock();

    /** What can be had done to a consumer. */
    enum Command {
        PAUSE,
        RESUME,
        REREAD
    }

    /**
     * @param partitions of the topic that this process reads at the moment
     * @param paused whether it was told to wait
     */
    record Reading(boolean running, boolean paused, int partitions) {}

    ConsumersEndpoint(KafkaListenerEndpointRegistry listeners, ReplayIntoEmptyStore replay) {
        this.listeners = listeners;
        this.replay = replay;
    }

    /** @return by topic */
    @ReadOperation
    Map<String, Reading> all() {
        var all = new TreeMap<String, Reading>();
        listeners.getListenerContainers().stream()
                .flatMap(ConsumersEndpoint::topicsOf)
                .distinct()
                .forEach(topic -> all.put(topic, reading(topic)));
        return all;
    }

    /** @param command {@code pause}, {@code resume} or {@code reread} */
    @WriteOperation
    WebEndpointResponse<Reading> command(@Selector String topic, String command) {
        List<MessageListenerContainer> containers = of(topic);
        if (containers.isEmpty()) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        Optional<Command> known = Stream.of(Command.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(command))
                .findFirst();
        if (known.isEmpty()) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_BAD_REQUEST);
        }
        if (!commanding.tryLock()) {
            return new WebEndpointResponse<>(CONFLICT);
        }
        try {
            log.info("An operator commands: {} of the topic {}", command, topic);
            containers.forEach(container -> follow(container, known.get()));
            return new WebEndpointResponse<>(reading(topic));
        } catch (DataAccessException e) {
            log.warn("The store does not answer, so that it cannot forget what it was fed: {}", e.toString());
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
        } finally {
            commanding.unlock();
        }
    }

    private void follow(MessageListenerContainer container, Command command) {
        switch (command) {
            case PAUSE -> container.pause();
            case RESUME -> container.resume();
            case REREAD -> {
                // Forgotten first: whoever gets the partitions then, this replica or another, begins at their
                // beginning.
                replay.forget(partitionsOf(container));
                container.stop();
                container.start();
            }
        }
    }

    private Reading reading(String topic) {
        List<MessageListenerContainer> containers = of(topic);
        return new Reading(
                containers.stream().allMatch(MessageListenerContainer::isRunning),
                containers.stream().anyMatch(MessageListenerContainer::isPauseRequested),
                containers.stream()
                        .mapToInt(container -> partitionsOf(container).size())
                        .sum());
    }

    private List<MessageListenerContainer> of(String topic) {
        return listeners.getListenerContainers().stream()
                .filter(container -> topicsOf(container).anyMatch(topic::equals))
                .toList();
    }

    private static Stream<String> topicsOf(MessageListenerContainer container) {
        String @Nullable [] topics = container.getContainerProperties().getTopics();
        return topics == null ? Stream.of() : Stream.of(topics);
    }

    private static Collection<TopicPartition> partitionsOf(MessageListenerContainer container) {
        return Objects.requireNonNullElse(container.getAssignedPartitions(), List.of());
    }
}
