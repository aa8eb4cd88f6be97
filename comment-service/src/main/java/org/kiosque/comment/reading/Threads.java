package org.kiosque.comment.reading;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.reading.ThreadApi.ThreadItem;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.paging.Page;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Reads threads: one query for those that begin on the page, one for all their answers. Only when those are more than a
 * page should hold, each thread is asked by itself for its share.
 */
@Component
class Threads {

    private static final String COLLECTION = "comments";
    private static final Keyset OLDEST_FIRST = Keyset.oldestFirst("createdAt");
    /** Answers of all threads of a page that one query brings. */
    static final int ANSWERS_AT_ONCE = 1_000;

    private final MongoOperations mongo;
    private final Discussions discussions;

    Threads(MongoOperations mongo, Discussions discussions) {
        this.mongo = mongo;
        this.discussions = discussions;
    }

    /**
     * A thread whose beginning was removed is still there while it has answers; so a page may hold fewer threads than
     * asked for, and still have a next one.
     */
    Page<ThreadItem> under(String idOrSlug, Direction direction, @Nullable Cursor after, int limit) {
        Discussion discussion = discussions.under(idOrSlug);
        Criteria beginnings = where("articleId")
                .is(discussion.articleId())
                .and("onceShown")
                .is(true)
                .and("parentId")
                .is(null);
        Page<ShownComment> begun = Page.of(
                find(new Keyset("createdAt", direction).part(beginnings, after, limit)),
                limit,
                Function.identity(),
                comment -> new Cursor(comment.createdAt(), comment.id()));
        Map<String, Answers> answers =
                answersOf(begun.items().stream().map(ShownComment::id).toList());
        return new Page<>(
                begun.items().stream()
                        .map(comment -> thread(comment, answers.getOrDefault(comment.id(), Answers.NONE)))
                        .flatMap(Optional::stream)
                        .toList(),
                begun.nextCursor());
    }

    private static Optional<ThreadItem> thread(ShownComment beginning, Answers answers) {
        if (!beginning.approved() && answers.shown().isEmpty()) {
            return Optional.empty();
        }
        List<ThreadItem> replies = answers.shown().stream()
                .map(answer -> ThreadItem.of(answer, List.of(), 0))
                .toList();
        return Optional.of(ThreadItem.of(beginning, replies, answers.count()));
    }

    private Map<String, Answers> answersOf(List<String> threadIds) {
        if (threadIds.isEmpty()) {
            return Map.of();
        }
        List<ShownComment> all =
                find(query(approvedIn(threadIds)).with(OLDEST_FIRST.sort()).limit(ANSWERS_AT_ONCE + 1));
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
        Criteria approved = approvedIn(List.of(threadId));
        List<ShownComment> shown =
                find(query(approved).with(OLDEST_FIRST.sort()).limit(atMost));
        long count = shown.size() < atMost ? shown.size() : mongo.count(query(approved), COLLECTION);
        return new Answers(shown, count);
    }

    private static Criteria approvedIn(Collection<String> threadIds) {
        return where("threadId").in(threadIds).and("state.status").is("approved");
    }

    private List<ShownComment> find(Query query) {
        query.fields().include("parentId", "threadId", "author.name", "language", "body", "createdAt", "state.status");
        return mongo.find(query, ShownComment.class, COLLECTION);
    }

    /** @return by article id, in the order asked for */
    Map<String, Long> counts(Collection<String> articleIds) {
        var counts = Aggregation.newAggregation(
                Aggregation.match(
                        where("articleId").in(articleIds).and("state.status").is("approved")),
                Aggregation.group("articleId").count().as("count"));
        Map<String, Long> counted = mongo.aggregate(counts, COLLECTION, Count.class).getMappedResults().stream()
                .collect(Collectors.toMap(Count::id, Count::count));
        return articleIds.stream()
                .distinct()
                .collect(Collectors.toMap(
                        id -> id, id -> counted.getOrDefault(id, 0L), (one, _) -> one, LinkedHashMap::new));
    }

    private record Count(String id, long count) {}

    private record Answers(List<ShownComment> shown, long count) {

        static final Answers NONE = new Answers(List.of(), 0);
    }
}
