package org.kiosque.comment.comments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        @Nullable List<Note> notes) {

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

    /** @return about what it takes in an answer: its texts in UTF-8, and a little for what is around them */
    long bytes() {
        return Stream.of(
                        Stream.of(body, appealText()),
                        history.stream().map(Decision.Entry::reason),
                        notes == null ? Stream.<String>of() : notes.stream().map(Note::text))
                .flatMap(Function.identity())
                .mapToLong(text -> Comments.BYTES_AROUND_A_TEXT
                        + (text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length))
                .sum();
    }
}
