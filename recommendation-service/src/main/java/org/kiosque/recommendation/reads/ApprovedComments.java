package org.kiosque.recommendation.reads;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The comments of the last days, as far as they are a sign of attention. Those of an hour are counted anew after each event,
 * since adding and subtracting would go wrong at the first repeated one.
 */
@Component
class ApprovedComments {

    static final String COLLECTION = "approvedComments";

    private static final String HOUR = "hour";
    private static final int TRIES = 8;

    private final MongoOperations mongo;
    private final Inbox inbox;
    private final Attention attention;
    private final InstantSource clock;
    private final OwedCounts<ApprovedComment> owed;

    ApprovedComments(MongoOperations mongo, Inbox inbox, Attention attention, InstantSource clock) {
        this.mongo = mongo;
        this.inbox = inbox;
        this.attention = attention;
        this.clock = clock;
        this.owed = new OwedCounts<>(mongo, ApprovedComment.class, ApprovedComment::id, ApprovedComment::sequence);
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index("articleId", Direction.ASC).on(HOUR, Direction.ASC),
                        new Index(HOUR, Direction.ASC),
                        OwedCounts.index()));
    }

    /** @param sequence of the event among those of its comment; repeating is harmless */
    void apply(CommentEvent event, long sequence) {
        if (event.at().isBefore(clock.instant().minus(Attention.LONGEST_WINDOW))) {
            return; // nobody asks any longer
        }
        Update update = switch (event) {
            case CommentApproved approved -> shown(approved);
            case CommentRemoved removed -> hidden(removed);
        };
        boolean now = owed.isNow(event.articleId(), update);
        boolean news = inbox.applyIfNewer(ApprovedComment.class, event.commentId(), "sequence", sequence, update);
        if (now || !news) { // also after a repeated event: the first time may have died before this
            ApprovedComment known = mongo.findById(event.commentId(), ApprovedComment.class);
            if (known != null) {
                count(List.of(known));
            }
        }
    }

    /** @return how long the next round has time */
    Duration countOwed() {
        return owed.pay(this::count);
    }

    private void count(List<ApprovedComment> comments) {
        record Hour(String articleId, Instant begin) {}
        comments.stream()
                .flatMap(
                        comment -> Stream.ofNullable(comment.hour()).map(begin -> new Hour(comment.articleId(), begin)))
                .distinct()
                .forEach(hour -> count(hour.articleId(), hour.begin()));
    }

    /** What was counted is compared once more after it was written: another replica may have counted more, and written before. */
    private void count(String articleId, Instant hour) {
        long written = -1;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long counted = visible(articleId, hour);
            if (counted == written) {
                return;
            }
            attention.set(articleId, hour, counted);
            written = counted;
        }
    }

    private static Update shown(CommentApproved approved) {
        return new Update()
                .set("articleId", approved.articleId())
                .setOnInsert(HOUR, approved.at().truncatedTo(ChronoUnit.HOURS)) // approved again, it is no news
                .set("visible", true);
    }

    /** The hour in which it was approved stays. */
    private static Update hidden(CommentRemoved removed) {
        return new Update().set("articleId", removed.articleId()).set("visible", false);
    }

    private long visible(String articleId, Instant hour) {
        return mongo.count(
                query(where("articleId")
                        .is(articleId)
                        .and(HOUR)
                        .is(hour)
                        .and("visible")
                        .is(true)),
                ApprovedComment.class);
    }

    /** Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT50S", fixedDelayString = "PT1H")
    void purge() {
        Instant old = clock.instant().minus(Attention.LONGEST_WINDOW.multipliedBy(2));
        mongo.remove(query(where(HOUR).lt(old)), ApprovedComment.class);
    }

    /**
     * @param hour in which it was first approved; null if only its removal was heard of
     * @param sequence of the last event of this comment that was applied
     */
    @Document(COLLECTION)
    record ApprovedComment(
            @Id String id, String articleId, @Nullable Instant hour, boolean visible, long sequence) {}
}
