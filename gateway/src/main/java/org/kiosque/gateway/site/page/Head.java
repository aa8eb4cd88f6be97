package org.kiosque.gateway.site.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What browsers, search engines and link previews find out about a page.
 *
 * @param title of the document, without the site's name
 * @param canonical absolute address; null for pages that should not be found by search engines
 * @param alternates the same page in the languages in which it exists, absolute; {@code x-default} where it is chosen
 * @param image absolute address for link previews
 * @param jsonLd of an article; safe to be put into a script element as it is
 */
public record Head(
        String title,
        @Nullable String description,
        @Nullable String canonical,
        List<Alternate> alternates,
        @Nullable String image,
        @Nullable String jsonLd) {

    /** Of a page that nobody should find. */
    public static Head unlisted(String title, @Nullable String description) {
        return new Head(title, description, null, List.of(), null, null);
    }

    /** Whether it is an article's. */
    public boolean article() {
        return jsonLd != null;
    }

    public record Alternate(String language, String url) {}
}
