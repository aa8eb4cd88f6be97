package org.kiosque.gateway.site.listing;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;

/**
 * What the articles of a page have in common.
 *
 * @param kind key of the text that says what it is
 * @param name in the reader's language
 * @param address of its page in each language
 * @param followed whether it has feeds
 * @param letters by which query letters about it are asked for; null where there are none
 * @param description key of the text that says what is on the page, with a place for the name
 */
record Listing(
        String kind,
        String name,
        Function<Language, String> address,
        boolean followed,
        @Nullable String letters,
        String description) {}
