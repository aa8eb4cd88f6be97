package org.kiosque.common.store;

import java.util.List;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/**
 * The indexes that a feature's queries need. A bean of each is enough: they are created beside the start, and tried again
 * while the store is away. An index that exists already is left as it is.
 */
public record CollectionIndexes(String collection, List<? extends IndexDefinition> indexes) {

    public CollectionIndexes {
        indexes = List.copyOf(indexes);
    }
}
