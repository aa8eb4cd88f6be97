package org.kiosque.comment.reading;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.comments.ShownComment;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.reading.ThreadApi.ThreadItem;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.stereotype.Component;

/**
 * Reads threads: one query for those on the page, one for all their answers. Only if these are more than a page should
 * hold, each thread is asked by itself for its share.
 */
@Component
class Threads {

    /** Answers of all threads of a page that one query brings. */
    static final int ANSWERS_AT_ONCE = 1_000;

    private final Comments comments;
    private final Discussions discussions;

    Threads(Comments comments, Discussions discussions) {
        this.comments = comments;
        this.discussions = discussions;
    }

    /**
     * A thread whose first comment was removed is still there as long as it has answers. So a page may hold fewer threads
     * than asked for and still have a next one.
     */
    Page<ThreadItem> under(String idOrSlug, Direction direction, @Nullable Cursor after, int limit) {
        String articleId = discussions.under(idOrSlug).articleId();
        Page<ShownComment> begun = comments.beginnings(articleId, direction, after, limit);
        Map<String, Answers> answers =
                answersOf(begun.items().stream().map(ShownComment::id).toList());
        return new Page<>(
                begun.items().stream()
                        .map(comment -> thread(comment, answers.getOrDefault(comment.id(), Answers.NONE)))
                        .filter(thread ->
                                thread.removed() == null || !thread.replies().isEmpty())
                        .toList(),
                begun.nextCursor());
    }

    private static ThreadItem thread(ShownComment beginning, Answers answers) {
        List<ThreadItem> replies = answers.shown().stream()
                .map(answer -> ThreadItem.of(answer, List.of(), 0))
                .toList();
        return ThreadItem.of(beginning, replies, answers.count());
    }

    private Map<String, Answers> answersOf(List<String> threadIds) {
        if (threadIds.isEmpty()) {
            return Map.of();
        }
        List<ShownComment> all = comments.answers(threadIds, ANSWERS_AT_ONCE + 1);
        if (all.size() > ANSWERS_AT_ONCE) {
            int share = Math.max(1, ANSWERS_AT_ONCE / threadIds.size());
            return threadIds.stream().collect(Collectors.toMap(id -> id, id -> firstAnswersOf(id, share)));
        }
        return all.stream()
                .collect(Collectors.groupingBy(
                        answer -> Optional.ofNullable(answer.threadId()).orElse(""),
                        Collectors.collectingAndThen(Collectors.toList(), list -> new Answers(list, list.size()))));
    }

    private Answers firstAnswersOf(String threadId, int atMost) {
        List<ShownComment> shown = comments.answers(List.of(threadId), atMost);
        return new Answers(shown, shown.size() < atMost ? shown.size() : comments.answerCount(threadId));
    }

    /** @return by article id, in the order asked for */
    Map<String, Long> counts(Collection<String> articleIds) {
        Map<String, Long> counted = comments.counts(articleIds);
        return articleIds.stream()
                .distinct()
                .collect(Collectors.toMap(
                        id -> id, id -> counted.getOrDefault(id, 0L), (one, _) -> one, LinkedHashMap::new));
    }

    private record Answers(List<ShownComment> shown, long count) {

        static final Answers NONE = new Answers(List.of(), 0);
    }
}
