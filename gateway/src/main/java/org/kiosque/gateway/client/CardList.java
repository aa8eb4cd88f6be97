package org.kiosque.gateway.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor opaque; null on the last page */
public record CardList(List<Card> items, @Nullable String nextCursor) {

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public CardList {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
