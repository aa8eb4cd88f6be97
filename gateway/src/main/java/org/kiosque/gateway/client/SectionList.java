package org.kiosque.gateway.client;

import java.util.List;

/** The sections of the paper, in their order. */
public record SectionList(List<Entry> items) {

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public SectionList {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /**
     * @param name in the language that was asked for
     * @param count of its published articles
     */
    public record Entry(String key, String name, long count) {}
}
