package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.paging.Page;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who decided what, over all comments: it only grows. What is true stands in the history of each comment, written with the
 * decision; from there each entry comes into the log, under an id that it always has. A comment carries a mark until that is
 * done, so whoever dies in between leaves it to any replica.
 */
@Component
public class DecisionLog {

    static final String COLLECTION = "moderationLog";

    private static final int MARKS_AT_ONCE = 200;
    private static final Keyset NEWEST_FIRST = Keyset.newestFirst("at");

    private final MongoOperations mongo;
    private final ObjectProvider<CommentListener> listeners;

    DecisionLog(MongoOperations mongo, ObjectProvider<CommentListener> listeners) {
        this.mongo = mongo;
        this.listeners = listeners;
    }

    /**
     * One entry; for its fields see {@link Decision.Entry}.
     *
     * @param id of the comment, and the place in its history
     */
    public record Line(
            String id,
            String commentId,
            String articleId,
            String decision,
            @Nullable String before,
            String by,
            Instant at,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String decisionId,
            @Nullable String undoes) {}

    /** After a write to a comment. Does nothing unless it is marked. */
    void follow(Comment changed) {
        if (changed.unlogged() == null) {
            return;
        }
        List<Decision.Entry> history = changed.history();
        for (int place = changed.logged() == null ? 0 : changed.logged(); place < history.size(); place++) {
            Decision.Entry entry = history.get(place);
            Line line = new Line(
                    changed.id() + ":%04d".formatted(place),
                    changed.id(),
                    changed.articleId(),
                    entry.decision(),
                    entry.before(),
                    entry.by(),
                    entry.at(),
                    entry.code(),
                    entry.reason(),
                    entry.decisionId(),
                    entry.undoes());
            try {
                mongo.insert(line, COLLECTION);
            } catch (DuplicateKeyException thereAlready) {
                // by whoever came as far and no further
            }
            if (changed.ownership() != null) { // else it came from elsewhere, where its author was told
                listeners.forEach(listener -> listener.decided(line));
            }
        }
        mongo.updateFirst( // a decision that came meanwhile keeps its mark
                query(where("_id").is(changed.id()).and("history").size(history.size())),
                new Update().unset("unlogged").set("logged", history.size()),
                Comments.COLLECTION); // no new version: whoever saves what was before only has it logged again
    }

    /** What others left behind. Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT10S")
    void followWhatIsMarked() {
        mongo.find(query(where("unlogged").is(true)).limit(MARKS_AT_ONCE), Comment.class)
                .forEach(this::follow);
    }

    /** Takes the reasons in words away, which may tell of a person. Repeating is harmless. */
    void forgetReasons(Collection<String> commentIds) {
        mongo.updateMulti(query(where("commentId").in(commentIds)), new Update().unset("reason"), COLLECTION);
    }

    /**
     * The latest first.
     *
     * @param by null for all moderators
     * @param articleId null for all articles
     * @param commentId null for all comments
     */
    public Page<Line> lines(
            @Nullable String by,
            @Nullable String articleId,
            @Nullable String commentId,
            @Nullable Cursor after,
            int limit) {
        var wanted = new Criteria();
        if (by != null) {
            wanted.and("by").is(by);
        }
        if (articleId != null) {
            wanted.and("articleId").is(articleId);
        }
        if (commentId != null) {
            wanted.and("commentId").is(commentId);
        }
        List<Line> found = mongo.find(NEWEST_FIRST.part(wanted, after, limit), Line.class, COLLECTION);
        return Page.of(found, limit, line -> line, line -> new Cursor(line.at(), line.id()));
    }
}
