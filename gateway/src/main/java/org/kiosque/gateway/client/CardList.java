package org.kiosque.gateway.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param nextCursor opaque; null on the last page
 * @param tag that was asked for, with its key of today; null where none was, there is none, or the service does not say
 * @param author the same of an author
 * @param section the same of a section
 */
public record CardList(
        List<Card> items,
        @Nullable String nextCursor,
        @Nullable Subject tag,
        @Nullable Subject author,
        @Nullable Subject section) {

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public CardList {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /** @param name in the language that was asked for */
    public record Subject(String key, String name) {}
}
