package org.kiosque.common.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What search engines and social networks are to show instead of an article's own title, lead, address and picture; null
 * where that is its own.
 *
 * @param metaTitle in the article's language
 * @param metaDescription likewise
 * @param canonical address, with {@code https}, at which the same text was first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Seo(
        @Nullable String metaTitle,
        @Nullable String metaDescription,
        @Nullable String canonical,
        @Nullable Image socialImage) {}
