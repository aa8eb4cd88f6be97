package org.kiosque.common.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.inbox.ReplayIntoEmptyStore.ReplayedPartition;
import org.kiosque.common.store.FormerCollection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;

class ReplayIntoEmptyStoreTest {

    private static final TopicPartition FED = new TopicPartition("articles", 0);
    private static final TopicPartition NEW = new TopicPartition("articles", 1);
    private static final List<TopicPartition> BOTH = List.of(FED, NEW);

    private final MongoOperations mongo = mock();
    private final ReplayIntoEmptyStore store = new ReplayIntoEmptyStore(
            mongo, new FormerCollection(mongo, "fedPartitions", "replayedPartitions"), Duration.ofSeconds(1));
    private final Group consumer = new Group();

    /** A group that had read both partitions up to 7 into another store. */
    private static class Group extends MockConsumer<String, String> {

        private boolean commits = true;

        Group() {
            super("earliest");
            assign(BOTH);
            updateBeginningOffsets(Map.of(FED, 2L, NEW, 3L));
            BOTH.forEach(partition -> seek(partition, 7));
        }

        @Override
        public synchronized Map<TopicPartition, Long> beginningOffsets(
                java.util.Collection<TopicPartition> partitions, Duration timeout) {
            return beginningOffsets(partitions);
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            if (!commits) {
                throw new TimeoutException("the coordinator does not answer");
            }
            commitSync(offsets);
        }

        long at(TopicPartition partition) {
            poll(Duration.ZERO); // seeking is lazy
            return position(partition);
        }
    }

    @BeforeEach
    void known() {
        given(mongo.find(any(), eq(ReplayedPartition.class)))
                .willReturn(List.of(new ReplayedPartition(FED.toString())));
    }

    @Test
    void whatWasNeverReadIntoThisStoreIsReadFromItsBeginning() {
        store.onPartitionsAssigned(consumer, BOTH);

        assertThat(consumer.at(FED)).isEqualTo(7);
        assertThat(consumer.at(NEW)).isEqualTo(3);
        assertThat(consumer.committed(Set.copyOf(BOTH))).isEqualTo(Map.of(NEW, new OffsetAndMetadata(3)));
        verify(mongo).save(new ReplayedPartition(NEW.toString()));
        verify(mongo, never()).save(new ReplayedPartition(FED.toString()));
    }

    @Test
    void whereTheBeginningCannotBeCommittedItIsReadAllTheSameAndNotRemembered() {
        consumer.commits = false;

        store.onPartitionsAssigned(consumer, BOTH);

        assertThat(consumer.at(NEW)).isEqualTo(3);
        verify(mongo, never()).save(any());
    }

    @Test
    void aStoreThatIsAwayForAMomentIsAskedAgain() {
        given(mongo.find(any(), eq(ReplayedPartition.class)))
                .willThrow(new DataAccessResourceFailureException("away"))
                .willReturn(List.of(new ReplayedPartition(FED.toString()), new ReplayedPartition(NEW.toString())));

        store.onPartitionsAssigned(consumer, BOTH);

        assertThat(consumer.at(FED)).isEqualTo(7);
        assertThat(consumer.at(NEW)).isEqualTo(7);
        verify(mongo, never()).save(any());
    }

    @Test
    void aStoreThatStaysAwayCountsAsEmpty() {
        given(mongo.find(any(), eq(ReplayedPartition.class))).willThrow(new DataAccessResourceFailureException("away"));
        given(mongo.save(any())).willThrow(new DataAccessResourceFailureException("away"));

        store.onPartitionsAssigned(consumer, BOTH);

        assertThat(consumer.at(FED)).isEqualTo(2);
        assertThat(consumer.at(NEW)).isEqualTo(3);
    }
}
