package org.kiosque.gateway.newsroom.articles;

import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.Refusal;

/**
 * What can be done with an article that is written.
 *
 * @param etag of what is shown
 * @param typed what was sent and not done; at first what is planned
 * @param planned when it is to be published, as the field writes it; empty for an article that is not planned
 * @param zone of the times, such as {@code Europe/Paris}
 * @param failure why it was not done; null when nothing failed
 */
public record PublicationView(
        NewsroomFrame frame,
        DeskArticle article,
        String etag,
        Typed typed,
        String planned,
        String zone,
        @Nullable Refusal failure) {

    /**
     * @param at as a field for date and time writes it
     * @param until likewise
     */
    public record Typed(String at, String until, String reason, String correction) {}

    /** Whether it was never published. */
    public boolean isDraft() {
        return article.status().equals("draft") || article.status().equals("in-review");
    }

    public boolean isLive() {
        return article.live() != null;
    }
}
