package org.kiosque.gateway.newsroom.moderation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment as moderators get it.
 *
 * @param article null until comment-service has heard of it
 * @param parent how the comment begins that it answers; null where it answers none
 * @param heldBy the rules that kept it from readers at first
 * @param findings what was found besides
 * @param badge {@code newsroom} for what a moderator has written; null for all others
 * @param authorsRecord what became of the latest 200 comments of its author; null where nobody knows who that is
 * @param history decisions, oldest first
 * @param appeal its author's answer to a rejection; null when there is none
 * @param claim who is looking at it; null when nobody is
 * @param reason why it is what it is; null when nobody said
 * @param translation into the language of whoever looks at it; null where it is in that, or there is none
 */
public record QueuedComment(
        String id,
        String status,
        @Nullable String reason,
        String articleId,
        @Nullable Article article,
        @Nullable Parent parent,
        @Nullable Author author,
        String language,
        String body,
        @Nullable Instant createdAt,
        List<String> heldBy,
        List<String> findings,
        @Nullable String badge,
        @Nullable AuthorsRecord authorsRecord,
        List<Decided> history,
        @Nullable Instant editedAt,
        @Nullable Appeal appeal,
        List<Report> reports,
        boolean featured,
        @Nullable Claim claim,
        List<Note> notes,
        @Nullable Translation translation) {

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public QueuedComment {
        heldBy = heldBy == null ? List.of() : heldBy;
        findings = findings == null ? List.of() : findings;
        history = history == null ? List.of() : history;
        reports = reports == null ? List.of() : reports;
        notes = notes == null ? List.of() : notes;
    }

    /** How many comments of one author are what now. */
    public record AuthorsRecord(long pending, long approved, long rejected, long spam) {}

    public record Article(String title, String language) {}

    public record Author(String name) {}

    /** @param body empty for what its author took back */
    public record Parent(
            @Nullable Author author,
            @Nullable String language,
            @Nullable String body) {}

    /** @param undoes the decision that was taken back; null for all others */
    public record Decided(
            String decision,
            String by,
            @Nullable Instant at,
            @Nullable String reason,
            @Nullable String undoes) {}

    public record Appeal(String text, @Nullable Instant at) {}

    public record Report(String reason, @Nullable String note) {}

    public record Claim(String by, @Nullable Instant until) {}

    public record Translation(String body) {}

    public record Note(String by, @Nullable Instant at, String text) {}

    /** Its place on the page of the article; readers' own, so that it is seen as they see it. */
    public String address() {
        return "/" + (article == null ? language : article.language()) + "/" + articleId + "#" + anchor();
    }

    /** Whether readers see it, so that it can be answered. */
    public boolean isShown() {
        return status.equals("approved");
    }

    /** Its place on the page. */
    public String anchor() {
        return "comment-" + id;
    }
}
