package org.kiosque.gateway.newsroom.translations;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;

/**
 * What translators can do.
 *
 * @param languages of the site, by their tags
 * @param lang into which they are; empty for all
 * @param status of which translations are listed; empty for all that wait for anything
 * @param oldestFirst those of the latest articles last
 * @param unknown whether something was asked for that there is not, and left out of account
 * @param next address of the rest; null when there is none
 * @param glance what machines can do now, and what they may still cost
 */
public record DeskView(
        NewsroomFrame frame,
        List<Tab> tabs,
        List<String> languages,
        String lang,
        String status,
        boolean oldestFirst,
        boolean unknown,
        List<Item> items,
        @Nullable String next,
        Glance glance) {

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
            @Nullable Instant updatedAt,
            @Nullable String etag) {

        private static final Set<String> COMPLETE = Set.of("review", "stale");

        /** Whether there is a text for each sentence, so that all can be approved at once. */
        public boolean canBeApproved() {
            return etag != null && COMPLETE.contains(status);
        }

        /** By which a form names it, with the texts that were read. */
        public String ticked() {
            return articleId + " " + language + " " + etag;
        }
    }

    /** Whether any of them can be approved at once. */
    public boolean canApprove() {
        return items.stream().anyMatch(Item::canBeApproved);
    }

    /** Both empty while they cannot be asked for. */
    public record Glance(List<Pair> pairs, List<Budget> budgets) {}

    /** @param tier {@code gist} of an engine that only tells what a text is about */
    public record Pair(String from, String to, String engine, String tier) {}

    /** Characters of this month. */
    public record Budget(String engine, long usedCharacters, long monthlyCharacters) {}
}
