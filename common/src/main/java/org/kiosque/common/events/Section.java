package org.kiosque.common.events;

/**
 * The part of the paper that an article stands in.
 *
 * @param key the same in every language
 * @param name in the article's language
 */
public record Section(String key, String name) {}
