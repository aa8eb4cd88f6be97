package org.kiosque.common.inbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.kiosque.common.store.FormerCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Fills an emptied store by itself. The store remembers the partitions that were ever read into it; one that it does not
 * know is read from its beginning, whatever offset the group had reached with another store. Consumers apply only what is
 * newer, so that reading too much is harmless. One instance serves all listener containers of a service.
 */
public final class ReplayIntoEmptyStore implements ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(ReplayIntoEmptyStore.class);

    /** With one last try that times out still far below {@code max.poll.interval.ms} (5 minutes). */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration BROKER_ANSWERS_WITHIN = Duration.ofSeconds(10);

    static final String COLLECTION = "replayedPartitions";

    private final MongoOperations mongo;
    private final FormerCollection former;
    private final Duration patience;

    /** @param former where an earlier version remembered the partitions */
    public ReplayIntoEmptyStore(MongoOperations mongo, FormerCollection former) {
        this(mongo, former, PATIENCE);
    }

    /** @param patience how long a store that does not answer is asked again before it counts as empty */
    ReplayIntoEmptyStore(MongoOperations mongo, FormerCollection former, Duration patience) {
        this.mongo = mongo;
        this.former = former;
        this.patience = patience;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return; // a cooperative rebalance that brought nothing new
        }
        Set<TopicPartition> unknown = unknown(partitions);
        if (unknown.isEmpty()) {
            return;
        }
        log.info("Read into this store from the beginning: {}", unknown);
        consumer.seekToBeginning(unknown);
        if (committed(consumer, unknown)) {
            remember(unknown);
        }
    }

    /**
     * Whoever is assigned them next reads them from their beginning. Repeating it is harmless.
     *
     * @throws DataAccessException if the store does not answer; some may be forgotten then
     */
    void forget(Collection<TopicPartition> partitions) {
        List<String> names = partitions.stream().map(TopicPartition::toString).toList();
        mongo.remove(query(where("_id").in(names)), ReplayedPartition.class);
    }

    /** Only then may it be remembered: who dies before the first record finds the old offset again otherwise. */
    private static boolean committed(Consumer<?, ?> consumer, Set<TopicPartition> partitions) {
        try {
            Map<TopicPartition, OffsetAndMetadata> beginnings = new HashMap<>();
            consumer.beginningOffsets(partitions, BROKER_ANSWERS_WITHIN)
                    .forEach((partition, offset) -> beginnings.put(partition, new OffsetAndMetadata(offset)));
            consumer.commitSync(beginnings, BROKER_ANSWERS_WITHIN);
            return true;
        } catch (WakeupException stopping) {
            throw stopping;
        } catch (KafkaException e) {
            log.warn("The beginning cannot be committed, the next assignment begins there again: {}", e.toString());
            return false;
        }
    }

    private void remember(Set<TopicPartition> partitions) {
        try {
            partitions.forEach(partition -> mongo.save(new ReplayedPartition(partition.toString())));
        } catch (DataAccessException e) {
            log.warn("The store cannot remember what it was fed: {}", e.toString());
        }
    }

    private Set<TopicPartition> unknown(Collection<TopicPartition> partitions) {
        Set<String> known = known(partitions);
        return partitions.stream()
                .filter(partition -> !known.contains(partition.toString()))
                .collect(Collectors.toSet());
    }

    /** A store that is only away for a moment, such as while everything starts, is no reason to read it all again. */
    private Set<String> known(Collection<TopicPartition> partitions) {
        List<String> names = partitions.stream().map(TopicPartition::toString).toList();
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                former.moveOnce();
                return mongo.find(query(where("_id").in(names)), ReplayedPartition.class).stream()
                        .map(ReplayedPartition::partition)
                        .collect(Collectors.toSet());
            } catch (DataAccessException e) {
                if (System.nanoTime() >= end || Thread.currentThread().isInterrupted()) {
                    log.warn("The store cannot tell what it was fed, so it counts as empty: {}", e.toString());
                    return Set.of();
                }
                log.info("The store cannot tell yet what it was fed: {}", e.toString());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** @param partition topic and number */
    @Document(COLLECTION)
    record ReplayedPartition(@Id String partition) {}
}
