package org.kiosque.gateway.newsroom.records;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.Refusal;

/**
 * What the records tell.
 *
 * @param article id of the one whose decisions are listed alone; empty for all
 * @param next address of earlier decisions; null when there are none
 * @param failure why something was not done; null when nothing failed
 */
public record RecordsView(
        NewsroomFrame frame,
        String article,
        List<Entry> decisions,
        List<Import> imports,
        List<Webhook> webhooks,
        List<Key> keys,
        @Nullable String next,
        @Nullable Refusal failure) {

    /** What a webhook can be told of. */
    public static final List<String> EVENTS = List.of("article.published", "article.revised", "article.withdrawn");

    /** In which all articles can be had. */
    public static final List<String> FORMATS = List.of("jsonl", "wxr", "ghost");

    /** What a key can open. */
    public static final List<String> SCOPES = List.of("drafts:read", "drafts:write", "publish");

    /** @param by who decided, or had planned what then happened by itself */
    public record Entry(
            String articleId,
            String action,
            @Nullable Instant at,
            String by,
            long revision,
            @Nullable String reason) {}

    /** @param problem why it failed; null for one that did not */
    public record Import(
            String id,
            String status,
            @Nullable String format,
            long size,
            long bytesRead,
            @Nullable Items items,
            @Nullable String problem,
            @Nullable Instant begunAt,
            String begunBy) {

        public boolean isUnderWay() {
            return status.equals("waiting") || status.equals("running");
        }

        public int percent() {
            return size == 0 ? 100 : (int) (100 * bytesRead / size);
        }
    }

    public record Items(long read, long imported, long known, long skipped) {}

    public record Webhook(
            String id,
            String url,
            List<String> events,
            @Nullable Instant createdAt,
            String createdBy) {}

    /** @param usedOn day of its last use; null for one that was never used */
    public record Key(
            String id,
            String name,
            List<String> scopes,
            String createdBy,
            @Nullable Instant endsAt,
            @Nullable String usedOn) {}
}
