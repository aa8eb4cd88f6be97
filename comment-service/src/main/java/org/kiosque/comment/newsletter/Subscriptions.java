package org.kiosque.comment.newsletter;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.news.Topic;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.comment.privacy.MailboxSeal.Sealed;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Who wants which letters. */
@Component
class Subscriptions {

    static final String COLLECTION = "subscriptions";

    /** How long a wish waits to be confirmed. */
    static final Duration CONFIRMED_WITHIN = Duration.ofDays(2);

    private static final int ID_LENGTH = 32;
    private static final int MOST_REFUSED = 3;

    private final MongoOperations mongo;
    private final MailboxSeal seal;
    private final Pseudonyms pseudonyms;
    private final InstantSource clock;

    Subscriptions(MongoOperations mongo, MailboxSeal seal, Pseudonyms pseudonyms, InstantSource clock) {
        this.mongo = mongo;
        this.seal = seal;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index("frequency", Direction.ASC)
                                .on("state", Direction.ASC)
                                .on("language", Direction.ASC)
                                .on("topic", Direction.ASC)
                                .on("_id", Direction.ASC),
                        new Index("email", Direction.ASC),
                        new Index("key", Direction.ASC),
                        new Index("until", Direction.ASC).sparse(),
                        new Index("network", Direction.ASC)
                                .on("askedAt", Direction.ASC)
                                .sparse()));
    }

    /** What somebody wishes for. */
    record Wish(String email, String language, Topic topic, String frequency) {}

    /** The same wish has the same one. */
    String idOf(Wish wish) {
        String all = String.join(
                "\n",
                "subscription",
                wish.email(),
                wish.language(),
                wish.topic().name(),
                wish.frequency());
        return pseudonyms.ofText(all.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
    }

    Optional<Subscription> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Subscription.class));
    }

    String addressOf(Subscription subscription) {
        return seal.open(subscription.sealed(), subscription.key());
    }

    /** How many wishes of a network wait that came in since. */
    long pendingFrom(String network, Instant since) {
        return mongo.count(query(where("network").is(network).and("askedAt").gt(since)), Subscription.class);
    }

    long countOf(String email) {
        return mongo.count(query(where("email").in(seal.names(email))), Subscription.class);
    }

    /** Notes a wish, unless it is active. Repeating is harmless. */
    void wish(Wish wish, String network) {
        Instant now = clock.instant();
        Sealed sealed = seal.seal(wish.email());
        var update = new Update()
                .setOnInsert("email", sealed.hash())
                .setOnInsert("sealed", sealed.text())
                .setOnInsert("key", sealed.key())
                .setOnInsert("language", wish.language())
                .setOnInsert("topic", wish.topic().name())
                .setOnInsert("tag", wish.topic().tag())
                .setOnInsert("section", wish.topic().section())
                .setOnInsert("frequency", wish.frequency())
                .setOnInsert("refused", 0)
                .set("state", Subscription.PENDING)
                .set("askedAt", now)
                .set("until", now.plus(CONFIRMED_WITHIN))
                .set("network", network);
        try {
            mongo.upsert(
                    query(where("_id").is(idOf(wish)).and("state").ne(Subscription.ACTIVE)),
                    update,
                    Subscription.class);
        } catch (DuplicateKeyException activeOrJustMade) {
            // nothing is missing
        }
    }

    /** Repeating is harmless. */
    void confirm(String id) {
        mongo.updateFirst(
                query(where("_id").is(id).and("state").is(Subscription.PENDING)),
                new Update()
                        .set("state", Subscription.ACTIVE)
                        .set("confirmedAt", clock.instant())
                        .unset("until")
                        .unset("network"),
                Subscription.class);
    }

    /** Nothing of it is left. Repeating is harmless. */
    void end(String id) {
        mongo.remove(query(where("_id").is(id)), Subscription.class);
    }

    /** The mail server does not know the address: said often enough, nobody is written to any more. */
    void refused(String id) {
        mongo.updateFirst(query(where("_id").is(id)), new Update().inc("refused", 1), Subscription.class);
        mongo.remove(query(where("_id").is(id).and("refused").gte(MOST_REFUSED)), Subscription.class);
    }

    void taken(String id) {
        mongo.updateFirst(
                query(where("_id").is(id).and("refused").gt(0)), new Update().set("refused", 0), Subscription.class);
    }

    /**
     * @param after the last id that was seen; empty for none
     * @return ids of those who are to hear of a story at once, in their order
     */
    List<String> atOnce(Story story, @Nullable String section, String after, int limit) {
        List<String> topics = Topic.namesOf(story.tags(), section);
        return ids(
                where("frequency")
                        .is(Subscription.AT_ONCE)
                        .and("state")
                        .is(Subscription.ACTIVE)
                        .and("language")
                        .is(story.language())
                        .and("topic")
                        .in(topics)
                        .and("confirmedAt")
                        .lte(story.at()),
                after,
                limit);
    }

    /** The same of those who get one letter a day. */
    List<String> daily(String after, int limit) {
        return ids(where("frequency").is(Subscription.DAILY).and("state").is(Subscription.ACTIVE), after, limit);
    }

    private List<String> ids(Criteria wanted, String after, int limit) {
        var some = query(wanted.and("_id").gt(after)).with(Sort.by("_id")).limit(limit);
        some.fields().include("_id");
        return mongo.find(some, org.bson.Document.class, COLLECTION).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    /** All of a person who wants to be forgotten. Repeating is harmless. */
    void forget(String email) {
        mongo.remove(query(where("email").in(seal.names(email))), Subscription.class);
    }

    /** Those that nobody has confirmed. Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT10M")
    void purge() {
        mongo.remove(query(where("until").lt(clock.instant())), Subscription.class);
    }
}
