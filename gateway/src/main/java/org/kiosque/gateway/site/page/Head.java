package org.kiosque.gateway.site.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What browsers, search engines and link previews find out about a page.
 *
 * @param title of the document, without the site's name
 * @param canonical absolute address; null for pages that should not be found by search engines
 * @param address absolute, of the page itself, to be shared and printed; null where there is nothing to share
 * @param alternates the same page in the languages in which it exists, absolute; {@code x-default} where it is chosen
 * @param image absolute address for link previews
 * @param jsonLd what schema.org has words for; safe to be put into a script element as it is
 * @param article whether the page is one
 */
public record Head(
        String title,
        @Nullable String description,
        @Nullable String canonical,
        @Nullable String address,
        List<Alternate> alternates,
        @Nullable String image,
        @Nullable String jsonLd,
        boolean article) {

    /** Of a page that is no article. */
    public static Head listed(
            String title, @Nullable String description, String canonical, List<Alternate> alternates) {
        return new Head(title, description, canonical, canonical, alternates, null, null, false);
    }

    /** Of a page that nobody should find. */
    public static Head unlisted(String title, @Nullable String description) {
        return new Head(title, description, null, null, List.of(), null, null, false);
    }

    public record Alternate(String language, String url) {}
}
