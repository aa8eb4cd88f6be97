package org.kiosque.gateway.site.page;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param switcher the same page in every language of the site, for the reader to choose
 */
public record Frame(String language, Texts text, Assets assets, String siteName, Head head, List<Choice> switcher) {

    public record Choice(String language, String name, String path, boolean current) {}
}
