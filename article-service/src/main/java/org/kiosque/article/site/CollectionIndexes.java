package org.kiosque.article.site;

import java.util.List;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/** The indexes that a feature's queries need; a bean of each is enough, {@link IndexBuilder} does the rest. */
public record CollectionIndexes(String collection, List<? extends IndexDefinition> indexes) {

    public CollectionIndexes {
        indexes = List.copyOf(indexes);
    }
}
