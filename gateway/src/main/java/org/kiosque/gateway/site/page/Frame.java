package org.kiosque.gateway.site.page;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param sections of the paper, to which every page leads; empty where none are known
 * @param switcher the same page in every language of the site, for the reader to choose
 * @param feeds by which readers may follow what is on this page and on the site
 * @param newsletter whether readers can have letters about new articles
 * @param parts of the page, some of which may have been written before
 */
public record Frame(
        String language,
        Texts text,
        Assets assets,
        String siteName,
        Head head,
        List<Link> sections,
        List<Choice> switcher,
        List<Feed> feeds,
        boolean newsletter,
        Parts parts) {

    public record Choice(String language, String name, String path, boolean current) {}

    /** @param type media type */
    public record Feed(String type, String title, String path) {

        /** @param base path of the page whose articles they carry */
        static List<Feed> below(String base, String name) {
            return List.of(
                    new Feed("application/rss+xml", name + " (RSS)", base + "/feed.xml"),
                    new Feed("application/atom+xml", name + " (Atom)", base + "/atom.xml"),
                    new Feed("application/feed+json", name + " (JSON Feed)", base + "/feed.json"));
        }
    }

    /** In Open Graph's words. */
    public @Nullable String locale() {
        return OpenGraph.locale(language);
    }

    /** The same with the feeds of this page before those of the site. */
    public Frame withFeedsBelow(String base, String name) {
        List<Feed> all = Stream.concat(Feed.below(base, siteName + " – " + name).stream(), feeds.stream())
                .toList();
        return new Frame(language, text, assets, siteName, head, sections, switcher, all, newsletter, parts);
    }

    /**
     * The same around another page.
     *
     * @param now sections that are known by now
     */
    public Frame with(Parts others, List<Link> now) {
        return new Frame(language, text, assets, siteName, head, now, switcher, feeds, newsletter, others);
    }
}
