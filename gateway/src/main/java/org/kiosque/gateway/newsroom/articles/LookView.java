package org.kiosque.gateway.newsroom.articles;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.Words;

/**
 * An article as readers would get it.
 *
 * @param lead null for none
 * @param bodyHtml as article-service has made and cleaned it
 */
public record LookView(
        Words word,
        String language,
        String title,
        @Nullable String lead,
        List<String> tags,
        String authors,
        int readingMinutes,
        @Nullable Picture picture,
        String bodyHtml) {

    /** @param caption empty for none, as the credit */
    public record Picture(String url, @Nullable String alt, String caption, String credit) {}

    static List<String> listed(String typed) {
        return Stream.of(typed.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
