package org.kiosque.comment.comments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.text.CommentText;
import org.springframework.data.annotation.Id;

/** A comment as far as moderators may see it: without the writer's e-mail and network address. */
public record QueuedComment(
        @Id String id,
        String articleId,
        @Nullable String parentId,
        Author author,
        String language,
        String body,
        Instant createdAt,
        State state,
        String captcha,
        List<String> heldBy,
        List<Decision.Entry> history,
        @Nullable Rights ownership,
        @Nullable Instant reportedAt,
        @Nullable Boolean featured,
        @Nullable Claim claim,
        @Nullable List<Note> notes,
        @Nullable String format,
        @Nullable List<String> findings,
        @Nullable String badge) {

    /** What moderators may not see, and what they need not. */
    static final String[] HIDDEN = {
        "outbox", "address", StoredAuthor.EMAIL, StoredAuthor.SEALED, StoredAuthor.KEY, "words", "ownership.tokenHash"
    };

    /** @return the body for a page */
    public String html() {
        return CommentText.html(body, format);
    }

    /** A moderator who is looking at it. */
    public record Claim(String by, Instant until) {}

    /** What one moderator tells the others. */
    public record Note(String by, Instant at, String text) {}

    /** As far as moderators may see it: not the token. */
    public record Rights(
            @Nullable Instant editedAt, @Nullable Appeal appeal) {}

    public record Appeal(String text, Instant at) {}

    public record Author(String name) {}

    public record State(String status, @Nullable String reason) {}

    private String appealText() {
        return ownership == null || ownership.appeal() == null
                ? ""
                : ownership.appeal().text();
    }

    /** @return about what it takes in an answer: its texts and its HTML, and a little for what is around them */
    long bytes() {
        long bytes = Comments.BYTES_AROUND_A_TEXT
                + Comments.bytes(body)
                + Comments.bytes(html())
                + Comments.bytes(appealText());
        for (Decision.Entry entry : history) {
            bytes += Comments.BYTES_AROUND_A_TEXT + Comments.bytes(entry.reason());
        }
        for (Note note : notes == null ? List.<Note>of() : notes) {
            bytes += Comments.BYTES_AROUND_A_TEXT + Comments.bytes(note.text());
        }
        return bytes;
    }
}
