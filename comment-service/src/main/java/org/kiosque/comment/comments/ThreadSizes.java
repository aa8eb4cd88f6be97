package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.util.Pair;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many answers each thread has, kept with its first comment, so that the most discussed come from an index. It is
 * counted anew after each change, never counted up: an answer that was shown or hidden carries a mark, written with that
 * change, until its thread is counted. Whoever dies in between leaves the mark, and any replica counts for it.
 */
@Component
class ThreadSizes {

    /** Threads that change so often within a moment are counted by whoever changes them next. */
    private static final int TRIES = 8;

    private static final int MARKS_AT_ONCE = 500;

    private final MongoOperations mongo;
    private final ObjectProvider<CommentListener> listeners;

    ThreadSizes(MongoOperations mongo, ObjectProvider<CommentListener> listeners) {
        this.mongo = mongo;
        this.listeners = listeners;
    }

    /** After a write to a comment. Does nothing unless it is marked. */
    void follow(Comment changed) {
        if (changed.recount() != null && changed.threadId() != null) {
            count(changed.threadId(), List.of(Marked.of(changed)));
        }
    }

    /** What others left behind. Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT10S")
    void countWhatIsMarked() {
        Query marked = query(where("recount").is(true)).limit(MARKS_AT_ONCE);
        marked.fields().include("version", "threadId", "ownership.tokenHash");
        mongo.find(marked, Marked.class, Comments.COLLECTION).stream()
                .collect(Collectors.groupingBy(Marked::threadId))
                .forEach(this::count);
    }

    /** @param ownership null for one that came from elsewhere */
    record Marked(
            String id,
            @Nullable Long version,
            String threadId,
            @Nullable Owned ownership) {

        record Owned(String tokenHash) {}

        static Marked of(Comment changed) {
            return new Marked(
                    changed.id(),
                    changed.version(),
                    Objects.requireNonNull(changed.threadId()),
                    changed.ownership() == null
                            ? null
                            : new Owned(changed.ownership().tokenHash()));
        }
    }

    /** @param marks that were there before: one that comes meanwhile stays, since its answer may not be counted yet */
    private void count(String threadId, Collection<Marked> marks) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long counted = answers(threadId);
            mongo.updateFirst(
                    query(where("_id").is(threadId).and("replies").ne(counted)),
                    new Update().set("replies", counted),
                    Comment.class);
            if (answers(threadId) == counted) { // nobody else's older count came after a newer one
                break;
            }
        }
        for (Marked mark : marks) {
            if (mark.ownership() != null) {
                listeners.forEach(listener -> listener.answered(mark.id()));
            }
            mongo.updateFirst(
                    query(where("_id").is(mark.id()).and("version").is(mark.version())),
                    new Update().unset("recount"),
                    Comments.COLLECTION); // no new version: whoever saves what was before only has it counted again
        }
    }

    private long answers(String threadId) {
        return mongo.count(
                query(where("threadId").is(threadId).and("state.status").is(CommentState.APPROVED)),
                Comments.COLLECTION);
    }

    /** Counts the threads of an article that were begun before their sizes were kept. Repeating is harmless. */
    void countMissing(String articleId) {
        Criteria missing = where("articleId")
                .is(articleId)
                .and("onceShown")
                .is(true)
                .and("parentId")
                .is(null)
                .and("replies")
                .is(null);
        if (!mongo.exists(query(missing), Comments.COLLECTION)) {
            return;
        }
        Map<String, Long> counts = countsOf(articleId);
        Query ids = query(missing);
        ids.fields().include("_id");
        Set<String> threads = mongo.find(ids, Id.class, Comments.COLLECTION).stream()
                .map(Id::id)
                .collect(Collectors.toSet());
        mongo.bulkOps(BulkMode.UNORDERED, Comments.COLLECTION)
                .updateOne(threads.stream()
                        .map(id -> Pair.<Query, org.springframework.data.mongodb.core.query.UpdateDefinition>of(
                                query(where("_id").is(id).and("replies").is(null)),
                                new Update()
                                        .set("replies", counts.getOrDefault(id, 0L))
                                        .inc("version", 1))) // whoever read it before has to look again
                        .toList())
                .execute();
    }

    private Map<String, Long> countsOf(String articleId) {
        var counts = Aggregation.newAggregation(
                Aggregation.match(where("articleId")
                        .is(articleId)
                        .and("state.status")
                        .is(CommentState.APPROVED)
                        .and("threadId")
                        .ne(null)),
                Aggregation.group("threadId").count().as("count"));
        return mongo.aggregate(counts, Comments.COLLECTION, Count.class).getMappedResults().stream()
                .collect(Collectors.toMap(Count::id, Count::count));
    }

    record Id(String id) {}

    record Count(String id, long count) {}
}
