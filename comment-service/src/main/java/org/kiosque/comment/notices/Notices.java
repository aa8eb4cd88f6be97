package org.kiosque.comment.notices;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What is to be told and was, and who wants to hear nothing more. Each notice is taken up by one replica at a time, by a lease: if that
 * one dies after the letter has left and before that is noted, the letter leaves once more under the same id.
 */
@Component
public class Notices {

    static final String COLLECTION = "notices";
    static final String REFUSALS = "noticeRefusals";

    /** Longer than a letter can take to leave. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    private final MongoOperations mongo;
    private final Pseudonyms pseudonyms;
    private final InstantSource clock;

    Notices(MongoOperations mongo, Pseudonyms pseudonyms, InstantSource clock) {
        this.mongo = mongo;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index("dueAt", Direction.ASC).sparse(),
                        new Index("about", Direction.ASC),
                        new Index("mailbox", Direction.ASC)
                                .on("madeAt", Direction.ASC)
                                .sparse(),
                        new Index("madeAt", Direction.ASC)));
    }

    /** Repeating is harmless. */
    void add(String kind, String name, String about, @Nullable String detail) {
        Instant now = clock.instant();
        try {
            mongo.insert(new Notice(kind + ":" + name, kind, about, detail, now, now, 0, null, null));
        } catch (DuplicateKeyException thereAlready) {
            // by another replica, or before
        }
    }

    /** Takes up what has been due for longest. */
    Optional<Notice> acquire() {
        Instant now = clock.instant();
        return Optional.ofNullable(mongo.findAndModify(
                query(where("dueAt").lte(now)).with(Sort.by("dueAt")),
                new Update().set("dueAt", now.plus(LEASE)).inc("attempts", 1),
                FindAndModifyOptions.options().returnNew(true),
                Notice.class));
    }

    /** Unless another replica took it up meanwhile. */
    void ended(Notice notice, String outcome) {
        mongo.updateFirst(asTaken(notice), new Update().set("outcome", outcome).unset("dueAt"), Notice.class);
    }

    /** Likewise. */
    void again(Notice notice, Duration pause) {
        mongo.updateFirst(
                asTaken(notice), new Update().set("dueAt", clock.instant().plus(pause)), Notice.class);
    }

    private static Query asTaken(Notice notice) {
        return query(where("_id")
                .is(notice.id())
                .and("attempts")
                .is(notice.attempts())
                .and("dueAt")
                .exists(true));
    }

    /**
     * Counts a letter before it leaves.
     *
     * @return false when the mailbox has got enough of them within a day
     */
    boolean count(Notice notice, String email, int most) {
        String mailbox = name(email);
        long before = mongo.count(
                query(where("mailbox")
                        .is(mailbox)
                        .and("madeAt")
                        .gt(clock.instant().minus(DAY))
                        .and("outcome")
                        .ne(Notice.DROPPED) // it never left
                        .and("_id")
                        .ne(notice.id())),
                Notice.class);
        mongo.updateFirst(asTaken(notice), new Update().set("mailbox", mailbox), Notice.class);
        return before < most;
    }

    private String name(String email) {
        return pseudonyms.ofText(("mailbox of notices " + email).getBytes(StandardCharsets.UTF_8));
    }

    boolean isRefused(String email) {
        return mongo.exists(query(where("_id").is(name(email))), REFUSALS);
    }

    /** Nothing more is sent there. Repeating is harmless. */
    void refuse(String email) {
        mongo.save(new Document("_id", name(email)).append("at", Date.from(clock.instant())), REFUSALS);
    }

    /** All that leads to a person who wants to be forgotten. Repeating is harmless. */
    public void forget(String email, Collection<String> commentIds) {
        mongo.remove(query(where("about").in(commentIds)), Notice.class);
        mongo.remove(query(where("mailbox").is(name(email))), Notice.class);
        mongo.remove(query(where("_id").is(name(email))), REFUSALS);
    }

    /** Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT1H")
    void forgetOld() {
        mongo.remove(query(where("madeAt").lt(clock.instant().minus(REMEMBERED))), Notice.class);
    }
}
