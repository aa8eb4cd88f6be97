package org.kiosque.common.store;

import java.util.List;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/**
 * The indexes that a feature's queries need. A bean of each is enough: they are created beside the start, and tried again
 * while the store is away. An index that exists already is left as it is.
 *
 * @param former names of those that an earlier version needed: since each costs every write, they are dropped, once those of
 *     today were made. A replica of that version which still runs goes on, though some of its questions take longer
 */
public record CollectionIndexes(String collection, List<? extends IndexDefinition> indexes, List<String> former) {

    public CollectionIndexes {
        indexes = List.copyOf(indexes);
        former = List.copyOf(former);
    }

    public CollectionIndexes(String collection, List<? extends IndexDefinition> indexes) {
        this(collection, indexes, List.of());
    }
}
