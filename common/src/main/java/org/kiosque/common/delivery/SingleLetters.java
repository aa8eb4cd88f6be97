package org.kiosque.common.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The dead letters that were replayed before others of their partition. The broker keeps them with what the group has committed
 * there, as a text of up to {@link #MOST} offsets with blanks between them: it takes 4 KiB.
 */
final class SingleLetters {

    static final int MOST = 150;

    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, NavigableSet<Long>> replayed = new HashMap<>();

    private SingleLetters() {}

    /** Of partitions where nothing was committed there is no offset. */
    static SingleLetters of(Map<TopicPartition, OffsetAndMetadata> committed) {
        var singly = new SingleLetters();
        committed.keySet().forEach(partition -> {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset != null) {
                singly.committed.put(partition, offset.offset());
                singly.replayed.put(partition, offsets(offset.metadata()));
            }
        });
        return singly;
    }

    /** Whatever else somebody has committed there is no offset. */
    private static NavigableSet<Long> offsets(String text) {
        return Stream.of(text.split(" "))
                .filter(offset -> offset.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean contain(ConsumerRecord<?, ?> record) {
        return of(record).contains(record.offset());
    }

    /** Whether there is no room to note it. */
    boolean full(ConsumerRecord<?, ?> record) {
        return of(record).size() >= MOST;
    }

    /** What to commit once all up to the record are replayed. */
    OffsetAndMetadata after(ConsumerRecord<?, ?> record) {
        return text(record.offset() + 1, of(record).tailSet(record.offset(), false));
    }

    /**
     * What to commit once the record is replayed, too.
     *
     * @param first of its partition, where nothing was committed
     */
    OffsetAndMetadata with(ConsumerRecord<?, ?> record, long first) {
        long next = committed.getOrDefault(partition(record), first);
        var all = new TreeSet<>(of(record));
        all.add(record.offset());
        while (all.remove(next)) {
            next++;
        }
        return text(next, all);
    }

    private static OffsetAndMetadata text(long offset, Collection<Long> replayed) {
        return new OffsetAndMetadata(
                offset, replayed.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    private NavigableSet<Long> of(ConsumerRecord<?, ?> record) {
        return replayed.getOrDefault(partition(record), new TreeSet<>());
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
