package org.kiosque.common.events;

/** Who wrote an article; {@code key} is part of the author page's address. */
public record Author(String key, String name) {}
