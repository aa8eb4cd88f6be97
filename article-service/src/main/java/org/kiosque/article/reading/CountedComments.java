package org.kiosque.article.reading;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.List;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.events.CommentRemoved;
import org.kiosque.common.inbox.Inbox;
import org.kiosque.common.inbox.OwedCounts;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * All comments, as far as they count. The number at an article is counted anew from what is known of every single comment,
 * since adding and subtracting would go wrong at the first repeated event.
 */
@Component
class CountedComments {

    static final String COLLECTION = "countedComments";

    private static final String ARTICLE = "articleId";
    private static final String VISIBLE = "visible";

    private final MongoOperations mongo;
    private final Inbox inbox;
    private final ReadArticles articles;
    private final Changes changes;
    private final OwedCounts<CountedComment> owed;

    CountedComments(MongoOperations mongo, Inbox inbox, ReadArticles articles, Changes changes) {
        this.mongo = mongo;
        this.inbox = inbox;
        this.articles = articles;
        this.changes = changes;
        this.owed = new OwedCounts<>(mongo, CountedComment.class, CountedComment::id, CountedComment::sequence);
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION, List.of(new Index(ARTICLE, Direction.ASC).on(VISIBLE, Direction.ASC), OwedCounts.index()));
    }

    /** @param sequence of the event among those of its comment; repeating is harmless */
    void apply(CommentEvent event, long sequence) {
        boolean visible = switch (event) {
            case CommentApproved _ -> true;
            case CommentRemoved _ -> false;
        };
        var update = new Update().set(ARTICLE, event.articleId()).set(VISIBLE, visible);
        boolean now = owed.isNow(event.articleId(), update);
        boolean news = inbox.applyIfNewer(CountedComment.class, event.commentId(), "sequence", sequence, update);
        if (now || !news) { // also after a repeated event: the first time may have died before this
            count(event.articleId());
        }
    }

    /** @return how long the next round has time */
    Duration countOwed() {
        return owed.pay(comments ->
                comments.stream().map(CountedComment::articleId).distinct().forEach(this::count));
    }

    private void count(String articleId) {
        articles.count(articleId, () -> visibleOf(articleId));
        changes.of(KeptReads.comments(articleId));
        changes.of(KeptReads.LISTS);
    }

    private long visibleOf(String articleId) {
        return mongo.count(query(where(ARTICLE).is(articleId).and(VISIBLE).is(true)), CountedComment.class);
    }

    /**
     * @param visible whether readers can see it
     * @param sequence of the last event of this comment that was applied
     */
    @Document(COLLECTION)
    record CountedComment(@Id String id, String articleId, boolean visible, long sequence) {}
}
