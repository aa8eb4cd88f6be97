package org.kiosque.common.delivery;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * For operators, on the actuator's port: what waits among the dead letters of the topics that this service hears, and the
 * command to try them again, all or one. A topic that it does not hear, and a letter that does not wait, are 404, a broker that does
 * not answer 503, a second replay in the same process 409.
 */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

    private static final Logger log = LoggerFactory.getLogger(DeadLettersEndpoint.class);
    private static final int CONFLICT = 409;

    private final DeadLetterReplay replay;
    private final ReentrantLock replaying = new ReentrantLock();

    DeadLettersEndpoint(DeadLetterReplay replay) {
        this.replay = replay;
    }

    /** @return how many wait, by topic */
    @ReadOperation
    WebEndpointResponse<Map<String, Integer>> counts() {
        try {
            var counts = new TreeMap<String, Integer>();
            replay.topics()
                    .forEach(topic -> counts.put(topic, replay.waiting(topic).waiting()));
            return new WebEndpointResponse<>(counts);
        } catch (KafkaException e) {
            return unavailable(e);
        }
    }

    @ReadOperation
    WebEndpointResponse<DeadLetterReplay.Waiting> waiting(@Selector String topic) {
        if (!replay.topics().contains(topic)) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        try {
            return new WebEndpointResponse<>(replay.waiting(topic));
        } catch (KafkaException e) {
            return unavailable(e);
        }
    }

    /**
     * All, as far as {@code max} reaches, or the one that {@code partition} and {@code offset} name as the list does.
     *
     * @param max 1 to {@link DeadLetterReplay#MOST_RECORDS}, which is what counts when there is none
     */
    @WriteOperation
    WebEndpointResponse<DeadLetterReplay.Outcome> replay(
            @Selector String topic, @Nullable Integer max, @Nullable Integer partition, @Nullable Long offset) {
        if (!replay.topics().contains(topic)) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        int most = max == null ? DeadLetterReplay.MOST_RECORDS : max;
        if (most < 1 || most > DeadLetterReplay.MOST_RECORDS) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_BAD_REQUEST);
        }
        if ((partition == null) != (offset == null) || (partition != null && max != null)) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_BAD_REQUEST);
        }
        if (!replaying.tryLock()) {
            return new WebEndpointResponse<>(CONFLICT);
        }
        try {
            if (partition == null || offset == null) {
                return new WebEndpointResponse<>(replay.replay(topic, most));
            }
            return replay.replayOne(topic, partition, offset)
                    .map(WebEndpointResponse::new)
                    .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
        } catch (KafkaException e) {
            return unavailable(e);
        } finally {
            replaying.unlock();
        }
    }

    private static <T> WebEndpointResponse<T> unavailable(KafkaException e) {
        log.warn("The broker does not answer for its dead letters: {}", e.toString());
        return new WebEndpointResponse<>(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
    }
}
