package org.kiosque.comment.reading;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.comments.ShownComment;
import org.kiosque.comment.reading.ThreadApi.ThreadItem;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.stereotype.Component;

/**
 * Reads threads: one query for those on the page, one for all their answers. Only if these are more than a page should
 * hold, each thread is asked by itself for its share. However long the comments are, an answer holds no more of them than
 * its bytes allow; a cursor leads to the rest.
 */
@Component
class Threads {

    /** Answers of all threads of a page that one query brings. */
    static final int ANSWERS_AT_ONCE = 1_000;

    /** Text of one answer, as it is and as HTML, in bytes of JSON, exceeded by no more than the longest comment. */
    static final long BYTES_AT_ONCE = 480 * 1024;

    private final Comments comments;

    Threads(Comments comments) {
        this.comments = comments;
    }

    /**
     * A thread whose first comment was removed is still there as long as it has answers. So a page may hold fewer threads
     * than asked for and still have a next one.
     */
    Page<ThreadItem> under(String articleId, Direction direction, @Nullable Cursor after, int limit) {
        return withAnswers(comments.beginnings(articleId, direction, after, limit, BYTES_AT_ONCE / 2));
    }

    /**
     * Those with the most answers first.
     *
     * @param after where an earlier part ended; null for the first
     * @throws InvalidFieldException when that is no place in this list
     */
    Page<ThreadItem> mostDiscussed(String articleId, @Nullable String after, int limit) {
        return withAnswers(comments.mostDiscussed(articleId, after, limit, BYTES_AT_ONCE / 2));
    }

    private Page<ThreadItem> withAnswers(Page<ShownComment> begun) {
        Map<String, Answers> answers =
                answersOf(begun.items().stream().map(ShownComment::id).toList(), BYTES_AT_ONCE - bytes(begun.items()));
        return new Page<>(
                begun.items().stream()
                        .map(comment ->
                                answers.getOrDefault(comment.id(), Answers.NONE).under(comment))
                        .filter(thread -> thread.removed() == null || thread.replyCount() > 0)
                        .toList(),
                begun.nextCursor());
    }

    /** @throws InvalidFieldException when readers see no such thread under that article */
    Page<ThreadItem> answersIn(
            String threadId, String articleId, Direction direction, @Nullable Cursor after, int limit) {
        if (!comments.isThread(threadId, articleId)) {
            throw new InvalidFieldException("thread", "is no thread that readers see here");
        }
        Page<ShownComment> part = comments.answers(List.of(threadId), direction, after, limit, BYTES_AT_ONCE);
        return new Page<>(part.items().stream().map(ThreadItem::answer).toList(), part.nextCursor());
    }

    private Map<String, Answers> answersOf(List<String> threadIds, long bytes) {
        if (threadIds.isEmpty()) {
            return Map.of();
        }
        Page<ShownComment> all = comments.answers(threadIds, Direction.ASC, null, ANSWERS_AT_ONCE, bytes);
        if (all.nextCursor() != null) {
            return sharesOf(threadIds, bytes);
        }
        return all.items().stream()
                .collect(Collectors.groupingBy(
                        answer -> Optional.ofNullable(answer.threadId()).orElse(""),
                        Collectors.collectingAndThen(
                                Collectors.toList(), list -> new Answers(list, null, list.size()))));
    }

    private Map<String, Answers> sharesOf(List<String> threadIds, long bytes) {
        int share = Math.max(1, ANSWERS_AT_ONCE / threadIds.size());
        Map<String, Answers> shares = new HashMap<>();
        long left = bytes;
        for (String id : threadIds) {
            Answers some = firstAnswersOf(id, share, left / (threadIds.size() - shares.size()));
            left -= bytes(some.shown());
            shares.put(id, some);
        }
        return shares;
    }

    /** @param bytes none of them are shown when this is not positive, else at least one */
    private Answers firstAnswersOf(String threadId, int atMost, long bytes) {
        if (bytes <= 0) {
            long count = comments.answerCount(threadId);
            return new Answers(List.of(), count == 0 ? null : beforeAllOf(threadId), count);
        }
        Page<ShownComment> first = comments.answers(List.of(threadId), Direction.ASC, null, atMost, bytes);
        return new Answers(
                first.items(),
                first.nextCursor(),
                first.nextCursor() == null ? first.items().size() : comments.answerCount(threadId));
    }

    private static String beforeAllOf(String threadId) {
        return new Cursor(Instant.EPOCH, threadId).written();
    }

    private static long bytes(List<ShownComment> comments) {
        return comments.stream().mapToLong(ShownComment::bytes).sum();
    }

    /** @return by article id, in the order asked for */
    Map<String, Long> counts(Collection<String> articleIds) {
        Map<String, Long> counted = comments.counts(articleIds);
        return articleIds.stream()
                .distinct()
                .collect(Collectors.toMap(
                        id -> id, id -> counted.getOrDefault(id, 0L), (one, _) -> one, LinkedHashMap::new));
    }

    /**
     * @param next where the further ones begin; null when there are none
     * @param count all of them
     */
    private record Answers(
            List<ShownComment> shown, @Nullable String next, long count) {

        static final Answers NONE = new Answers(List.of(), null, 0);

        ThreadItem under(ShownComment beginning) {
            return ThreadItem.of(
                    beginning, shown.stream().map(ThreadItem::answer).toList(), next, count);
        }
    }
}
