package org.kiosque.gateway.newsroom.articles;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;

/**
 * The desk's list.
 *
 * @param next address of the rest; null when there is none
 */
public record ArticlesView(
        NewsroomFrame frame,
        Filter filter,
        List<String> statuses,
        List<Card> articles,
        @Nullable String next) {

    /** @param q whole words of title and lead */
    public record Filter(String status, String lang, String tag, String author, String q) {}

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
