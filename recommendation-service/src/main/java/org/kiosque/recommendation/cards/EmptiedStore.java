package org.kiosque.recommendation.cards;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.stereotype.Component;

/**
 * Fills an emptied store by itself. The store remembers the partitions that were ever read into it; one that it does not
 * know is read from its beginning, whatever offset the group had reached with another store. Repeating is harmless, so
 * that whenever the store cannot be asked, it counts as empty.
 */
@Component
class EmptiedStore implements ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(EmptiedStore.class);

    private final MongoOperations mongo;

    EmptiedStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<TopicPartition> unknown = unknown(partitions);
        if (unknown.isEmpty()) {
            return;
        }
        log.info("Read into this store from the beginning: {}", unknown);
        Map<TopicPartition, OffsetAndMetadata> beginnings = new HashMap<>();
        consumer.beginningOffsets(unknown)
                .forEach((partition, offset) -> beginnings.put(partition, new OffsetAndMetadata(offset)));
        consumer.commitSync(beginnings); // before it is remembered: dying in between only repeats this
        beginnings.forEach(consumer::seek);
        try {
            unknown.forEach(partition -> mongo.save(new FedPartition(partition.toString())));
        } catch (DataAccessException e) {
            log.warn("The store cannot remember what it was fed: {}", e.toString());
        }
    }

    private Set<TopicPartition> unknown(Collection<TopicPartition> partitions) {
        List<String> names = partitions.stream().map(TopicPartition::toString).toList();
        Set<String> known;
        try {
            known = mongo.find(new Query(where("_id").in(names)), FedPartition.class).stream()
                    .map(FedPartition::partition)
                    .collect(Collectors.toSet());
        } catch (DataAccessException e) {
            log.warn("The store cannot tell what it was fed: {}", e.toString());
            known = Set.of();
        }
        Set<String> remembered = known;
        return partitions.stream()
                .filter(partition -> !remembered.contains(partition.toString()))
                .collect(Collectors.toSet());
    }

    /** @param partition topic and number */
    @Document("fedPartitions")
    record FedPartition(@Id String partition) {}
}
