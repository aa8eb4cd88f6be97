package org.kiosque.gateway.site.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Moment;
import org.kiosque.gateway.site.page.Section;

/**
 * The search page.
 *
 * @param words as they were typed; empty before anything was
 * @param mistake what is wrong with them, in the reader's language; null when nothing is
 * @param results hidden before anything was looked for
 */
public record SearchView(
        Frame frame, String words, @Nullable String mistake, Section<Results> results) {

    /** @param next address of the next page of results */
    public record Results(
            List<Result> found,
            boolean firstPage,
            String self,
            @Nullable String next) {}

    /**
     * @param gist whether its words are a translation that tells only what the original is about
     * @param excerpt in parts; empty where nothing is shown but the title
     */
    public record Result(
            String url,
            List<Part> title,
            boolean gist,
            List<Part> excerpt,
            @Nullable Link tag,
            @Nullable Moment published) {}

    /** @param marked whether it was looked for */
    public record Part(String text, boolean marked) {}
}
