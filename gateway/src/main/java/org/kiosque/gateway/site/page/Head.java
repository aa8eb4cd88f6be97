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
 * @param image for link previews
 * @param jsonLd what schema.org has words for; safe to be put into a script element as it is
 * @param story what an article is about; null for a page that is none
 */
public record Head(
        String title,
        @Nullable String description,
        @Nullable String canonical,
        @Nullable String address,
        List<Alternate> alternates,
        @Nullable Image image,
        @Nullable String jsonLd,
        @Nullable Story story) {

    /** Of a page that is no article. */
    public static Head listed(
            String title, @Nullable String description, String canonical, List<Alternate> alternates) {
        return new Head(title, description, canonical, canonical, alternates, null, null, null);
    }

    /** Of a page that nobody should find. */
    public static Head unlisted(String title, @Nullable String description) {
        return new Head(title, description, null, null, List.of(), null, null, null);
    }

    /** Whether the page is one. */
    public boolean article() {
        return story != null;
    }

    public record Alternate(String language, String url) {

        /** In Open Graph's words; null where it is no language. */
        public @Nullable String locale() {
            return language.equals("x-default") ? null : OpenGraph.locale(language);
        }
    }

    /**
     * @param url absolute
     * @param alt null where nobody has said what it shows
     */
    public record Image(
            String url,
            @Nullable String alt,
            @Nullable Integer width,
            @Nullable Integer height) {}

    /**
     * In Open Graph's words.
     *
     * @param published RFC 3339, as all times here
     * @param authors the addresses of their pages, or their names where they have none
     * @param embed absolute address of what other sites ask for to show a link to it
     */
    public record Story(
            @Nullable String published,
            @Nullable String modified,
            @Nullable String section,
            List<String> tags,
            List<String> authors,
            String embed) {}
}
