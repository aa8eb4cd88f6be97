package org.kiosque.common.events;

/**
 * A subject.
 *
 * @param key the same in every language
 * @param name as readers of the language at hand see it
 */
public record Tag(String key, String name) {}
