package org.kiosque.gateway.newsroom.articles;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;

/**
 * The desk's list.
 *
 * @param languages of the site, by their tags
 * @param sections in their order; none while they cannot be asked for
 * @param unknown whether something was asked for that there is not, and left out of account
 * @param next address of the rest; null when there is none
 */
public record ArticlesView(
        NewsroomFrame frame,
        Filter filter,
        List<String> statuses,
        List<String> languages,
        List<DeskSection> sections,
        boolean unknown,
        List<Card> articles,
        @Nullable String next) {

    /**
     * @param section its key
     * @param tag its name or its key, as it was typed
     * @param author likewise
     * @param q whole words of title and lead
     */
    public record Filter(String status, String lang, String section, String tag, String author, String q) {}

    /** @param schedule what is to happen by itself; null when nothing is */
    public record Card(
            String id,
            String status,
            boolean unpublishedChanges,
            String url,
            String language,
            String title,
            List<String> authors,
            DeskArticle.@Nullable Signature changed,
            @Nullable Instant publishedAt,
            DeskArticle.@Nullable Schedule schedule) {

        @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
        public Card {
            authors = authors == null ? List.of() : authors;
        }
    }
}
