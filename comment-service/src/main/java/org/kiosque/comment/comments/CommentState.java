package org.kiosque.comment.comments;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** Whether readers see a comment. Stored as {@code {status, at, by, reason}}, so that queues can ask for a status. */
sealed interface CommentState {

    String PENDING = "pending";
    String APPROVED = "approved";
    String REJECTED = "rejected";
    String SPAM = "spam";
    String DELETED = "deleted";

    List<String> ALL = List.of(PENDING, APPROVED, REJECTED, SPAM, DELETED);

    /** Waits for a moderator. */
    record Pending() implements CommentState {}

    /** @param by null when no rule held it, so that nobody had to decide */
    record Approved(Instant at, @Nullable String by) implements CommentState {}

    record Rejected(
            Instant at, @Nullable String by, @Nullable String reason) implements CommentState {}

    record Spam(Instant at, @Nullable String by, @Nullable String reason) implements CommentState {}

    /** Taken back by its author. */
    record Deleted(Instant at) implements CommentState {}

    /** @return the name on the wire and in the store */
    default String status() {
        return switch (this) {
            case Pending _ -> PENDING;
            case Approved _ -> APPROVED;
            case Rejected _ -> REJECTED;
            case Spam _ -> SPAM;
            case Deleted _ -> DELETED;
        };
    }

    @WritingConverter
    enum Writer implements Converter<CommentState, Document> {
        INSTANCE;

        @Override
        public Document convert(CommentState state) {
            var document = new Document("status", state.status());
            switch (state) {
                case Pending _ -> {}
                case Approved(var at, var by) -> fill(document, at, by, null);
                case Rejected(var at, var by, var reason) -> fill(document, at, by, reason);
                case Spam(var at, var by, var reason) -> fill(document, at, by, reason);
                case Deleted(var at) -> fill(document, at, null, null);
            }
            return document;
        }

        private static void fill(Document document, Instant at, @Nullable String by, @Nullable String reason) {
            document.append("at", Date.from(at));
            if (by != null) {
                document.append("by", by);
            }
            if (reason != null) {
                document.append("reason", reason);
            }
        }
    }

    @ReadingConverter
    enum Reader implements Converter<Document, CommentState> {
        INSTANCE;

        @Override
        public CommentState convert(Document document) {
            String status = document.getString("status");
            if (PENDING.equals(status)) {
                return new Pending();
            }
            Instant at = document.getDate("at").toInstant();
            String by = document.getString("by");
            String reason = document.getString("reason");
            return switch (status) {
                case APPROVED -> new Approved(at, by);
                case REJECTED -> new Rejected(at, by, reason);
                case SPAM -> new Spam(at, by, reason);
                case DELETED -> new Deleted(at);
                default -> throw new IllegalStateException("a comment in the unknown state " + status);
            };
        }
    }
}
