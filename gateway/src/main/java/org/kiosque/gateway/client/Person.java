package org.kiosque.gateway.client;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes.
 *
 * @param key of today
 * @param biography plain text with line breaks; null where there is none
 * @param biographyLanguage null like {@code biography}
 */
public record Person(
        String key,
        String name,
        @Nullable String biography,
        @Nullable String biographyLanguage,
        Article.@Nullable Picture picture) {}
