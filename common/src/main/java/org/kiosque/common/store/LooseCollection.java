package org.kiosque.common.store;

/**
 * A collection of which the last moments may be lost when a server dies: its writes count as soon as the first server has
 * them, before they stand in a journal or on another one. A bean of each is enough; all others are as durable as
 * {@code kiosque.store.write-concern} says.
 */
public record LooseCollection(String name) {}
