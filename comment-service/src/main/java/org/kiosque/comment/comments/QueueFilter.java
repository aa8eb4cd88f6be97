package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Which comments moderators want to see.
 *
 * @param queue {@code pending}, {@code reported}, {@code approved}, {@code rejected}, {@code spam} or {@code all}
 * @param articleId null for all articles
 * @param language BCP 47; null for all languages
 * @param authorOf a comment whose author's are wanted; null for all authors
 * @param id of the one comment that is wanted; null for all
 * @param words that all have to stand in the text, whatever their accents and capitals; null for any text
 */
public record QueueFilter(
        String queue,
        @Nullable String articleId,
        @Nullable String language,
        @Nullable String authorOf,
        @Nullable String id,
        @Nullable String words) {

    private static final String REPORTED = "reported";
    private static final String ALL = "all";
    private static final Set<String> QUEUES = Set.of(
            CommentState.PENDING, REPORTED, CommentState.APPROVED, CommentState.REJECTED, CommentState.SPAM, ALL);
    private static final Keyset OLDEST_FIRST = Keyset.oldestFirst("createdAt");
    private static final Keyset LONGEST_REPORTED = Keyset.oldestFirst("reportedAt");
    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("createdAt");

    /** @throws InvalidFieldException for a queue that does not exist, or words that cannot be found */
    public QueueFilter {
        if (!QUEUES.contains(queue)) {
            throw new InvalidFieldException("status", "must be pending, reported, approved, rejected, spam or all");
        }
        if (words != null && SearchWords.of(words).isEmpty()) {
            throw new InvalidFieldException("q", "must have a word of at least 2 letters or digits");
        }
    }

    Keyset order() {
        return switch (queue) {
            case REPORTED -> LONGEST_REPORTED;
            case CommentState.PENDING -> OLDEST_FIRST;
            default -> NEWEST_FIRST;
        };
    }

    Cursor place(QueuedComment comment) {
        Instant reported = queue.equals(REPORTED) ? comment.reportedAt() : null;
        return new Cursor(reported == null ? comment.createdAt() : reported, comment.id());
    }

    Criteria wanted() {
        Criteria wanted = switch (queue) {
            case REPORTED -> where("reportedAt").ne(null);
            case ALL -> where("state.status").in(CommentState.ALL); // an index is asked for each, in order
            default -> where("state.status").is(queue);
        };
        if (articleId != null) {
            wanted.and("articleId").is(articleId);
        }
        if (language != null) {
            wanted.and("language").is(language);
        }
        if (id != null) {
            wanted.and("_id").is(id);
        }
        if (words != null) {
            List<String> all = SearchWords.of(words);
            wanted.and("words").all(all);
        }
        return wanted;
    }
}
