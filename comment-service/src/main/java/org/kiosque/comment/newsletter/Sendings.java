package org.kiosque.comment.newsletter;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Letters that are to leave or have left, each once: one is taken up by a lease, and given out of hands before the mail server gets it,
 * so that whoever dies then has it sent at most, and never twice.
 */
@Component
class Sendings {

    static final String COLLECTION = "newsletterLetters";

    /** Longer than a letter takes to be written and handed over. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration DAY = Duration.ofDays(1);

    private final MongoOperations mongo;
    private final Pseudonyms pseudonyms;
    private final InstantSource clock;

    Sendings(MongoOperations mongo, Pseudonyms pseudonyms, InstantSource clock) {
        this.mongo = mongo;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index("dueAt", Direction.ASC).sparse(),
                        new Index("subscriptionId", Direction.ASC),
                        new Index("mailbox", Direction.ASC)
                                .on("madeAt", Direction.ASC)
                                .sparse(),
                        new Index("madeAt", Direction.ASC)));
    }

    /** One letter to each of them. Repeating is harmless. */
    void add(List<String> subscriptionIds, String about) {
        add(subscriptionIds, about, about);
    }

    /** Asks for confirmation, once a day. Repeating is harmless. */
    void ask(String subscriptionId) {
        long day = clock.instant().toEpochMilli() / DAY.toMillis();
        add(List.of(subscriptionId), Sending.CONFIRMATION, Sending.CONFIRMATION + day);
    }

    private void add(List<String> subscriptionIds, String about, String name) {
        if (subscriptionIds.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        BulkOperations all = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, Sending.class);
        for (String subscription : subscriptionIds) {
            all.upsert(
                    query(where("_id").is(subscription + ":" + name)),
                    new Update()
                            .setOnInsert("subscriptionId", subscription)
                            .setOnInsert("about", about)
                            .setOnInsert("madeAt", now)
                            .setOnInsert("dueAt", now)
                            .setOnInsert("attempts", 0));
        }
        all.execute();
    }

    /** Takes up what has been due for longest. */
    Optional<Sending> acquire() {
        Instant now = clock.instant();
        return Optional.ofNullable(mongo.findAndModify(
                query(where("dueAt").lte(now)).with(Sort.by("dueAt")),
                new Update().set("dueAt", now.plus(LEASE)).inc("attempts", 1),
                FindAndModifyOptions.options().returnNew(true),
                Sending.class));
    }

    /**
     * The letter is about to be handed over.
     *
     * @return false when somebody else has taken it up meanwhile, and it must not be
     */
    boolean letGo(Sending letter, String email) {
        return mongo.updateFirst(
                                asTaken(letter),
                                new Update()
                                        .set("outcome", Sending.LEAVING)
                                        .set("mailbox", name(email))
                                        .unset("dueAt"),
                                Sending.class)
                        .getModifiedCount()
                > 0;
    }

    /** It does not leave at all. */
    void drop(Sending letter) {
        mongo.updateFirst(
                asTaken(letter), new Update().set("outcome", Sending.DROPPED).unset("dueAt"), Sending.class);
    }

    private static Query asTaken(Sending letter) {
        return query(where("_id")
                .is(letter.id())
                .and("attempts")
                .is(letter.attempts())
                .and("dueAt")
                .is(Objects.requireNonNull(letter.dueAt())));
    }

    /** What became of a letter that was let go. */
    void ended(Sending letter, String outcome) {
        mongo.updateFirst(leaving(letter), new Update().set("outcome", outcome), Sending.class);
    }

    /** It has surely not left, and is tried again. */
    void again(Sending letter, Duration pause) {
        mongo.updateFirst(
                leaving(letter),
                new Update().set("dueAt", clock.instant().plus(pause)).unset("outcome"),
                Sending.class);
    }

    private static Query leaving(Sending letter) {
        return query(where("_id").is(letter.id()).and("outcome").is(Sending.LEAVING));
    }

    /** How many letters have left to a mailbox within a day. */
    long countTo(String email) {
        return mongo.count(toLately(email), Sending.class);
    }

    /** The same of those that ask for confirmation. */
    long askedOf(String email) {
        return mongo.count(toLately(email).addCriteria(where("about").is(Sending.CONFIRMATION)), Sending.class);
    }

    private Query toLately(String email) {
        return query(where("mailbox")
                .is(name(email))
                .and("madeAt")
                .gt(clock.instant().minus(DAY)));
    }

    private String name(String email) {
        return pseudonyms.ofText(("mailbox of letters " + email).getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing more is sent of a subscription that is over, and who wishes for it anew is asked anew. */
    void end(String subscriptionId) {
        mongo.remove(query(where("subscriptionId").is(subscriptionId)), Sending.class);
    }

    /** All that was sent to a person who wants to be forgotten. Repeating is harmless. */
    void forget(String email) {
        mongo.remove(query(where("mailbox").is(name(email))), Sending.class);
    }

    /** Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT50S", fixedDelayString = "PT1H")
    void forgetOld() {
        mongo.remove(query(where("madeAt").lt(clock.instant().minus(Stories.REMEMBERED))), Sending.class);
    }
}
