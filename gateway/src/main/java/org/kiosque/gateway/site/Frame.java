package org.kiosque.gateway.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param title of the document, without the site's name
 * @param canonical absolute address; null for pages that should not be found by search engines
 * @param alternates the same page in the languages in which it exists, absolute; {@code x-default} where it is chosen
 * @param switcher the same page in every language of the site, for the reader to choose
 * @param image absolute address for link previews
 * @param jsonLd safe to be put into a script element as it is
 */
public record Frame(
        String language,
        Texts text,
        Assets assets,
        String siteName,
        String title,
        @Nullable String description,
        @Nullable String canonical,
        List<Alternate> alternates,
        List<Choice> switcher,
        boolean article,
        @Nullable String image,
        @Nullable String jsonLd) {

    public record Alternate(String language, String url) {}

    public record Choice(String language, String name, String path, boolean current) {}
}
