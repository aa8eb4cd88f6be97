package org.kiosque.article.reading;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.events.CommentRemoved;
import org.kiosque.common.inbox.Inbox;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Keeps the number of comments at each article. It is counted anew from what is known of every single comment, since
 * adding and subtracting would go wrong at the first repeated event.
 */
@Component
class CommentCounts {

    private static final int TRIES = 20;

    private final MongoOperations mongo;
    private final Inbox inbox;

    CommentCounts(MongoOperations mongo, Inbox inbox) {
        this.mongo = mongo;
        this.inbox = inbox;
    }

    void apply(CommentEvent event, long sequence) {
        boolean visible = switch (event) {
            case CommentApproved _ -> true;
            case CommentRemoved _ -> false;
        };
        inbox.applyIfNewer(
                CountedComment.class,
                event.commentId(),
                "sequence",
                sequence,
                new Update().set("articleId", event.articleId()).set("visible", visible));
        count(event.articleId()); // also after a repeated event: the first time may have died before this
    }

    /** Two comments of one article may be counted at the same time: the older count must not win. */
    private void count(String articleId) {
        for (int i = 0; i < TRIES; i++) {
            Long before = countedBefore(articleId);
            long now = mongo.count(
                    query(where("articleId").is(articleId).and("visible").is(true)), CountedComment.class);
            try {
                mongo.upsert(
                        query(where("_id").is(articleId).and("counted").is(before)),
                        new Update().set("comments", now).set("counted", before == null ? 1 : before + 1),
                        ReadArticle.class);
                return;
            } catch (DuplicateKeyException countedMeanwhile) {
                // once more, with what the other one has seen
            }
        }
        throw new ConcurrencyFailureException("comments of " + articleId + " change too fast to be counted");
    }

    private @Nullable Long countedBefore(String articleId) {
        Query byId = query(where("_id").is(articleId));
        byId.fields().include("counted");
        ReadArticle found = mongo.findOne(byId, ReadArticle.class);
        return found == null ? null : found.counted();
    }
}
