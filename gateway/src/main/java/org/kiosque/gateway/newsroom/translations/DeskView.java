package org.kiosque.gateway.newsroom.translations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;

/**
 * What translators can do.
 *
 * @param status of which translations are listed; empty for all that wait for anything
 * @param next address of the rest; null when there is none
 */
public record DeskView(
        NewsroomFrame frame,
        List<Tab> tabs,
        String lang,
        String status,
        List<Item> items,
        @Nullable String next) {

    public record Tab(String status, String path, boolean current) {}

    /** @param title of the original */
    public record Item(
            String articleId,
            String language,
            String originalLanguage,
            String title,
            String status,
            @Nullable String reason,
            @Nullable String engine,
            @Nullable Instant updatedAt) {}
}
