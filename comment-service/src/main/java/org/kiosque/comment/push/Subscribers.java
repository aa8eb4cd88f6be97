package org.kiosque.comment.push;

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
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Which browsers want to hear of what. */
@Component
class Subscribers {

    static final String COLLECTION = "pushSubscriptions";

    /** How long it is known from which network address somebody asked. */
    static final Duration WINDOW = Duration.ofHours(1);

    /** Refusals in a row after which nothing is sent any more. */
    static final int MOST_REFUSED = 10;

    /** Of several within that time one counts, so that some hours' mistake of ours costs nobody the subscription. */
    static final Duration REFUSED_ONCE_IN = Duration.ofHours(6);

    /** Nothing is at an address where every message has failed for so long. */
    static final Duration LONGEST_FAILING = Duration.ofDays(14);

    private static final int ID_LENGTH = 32;

    private final MongoOperations mongo;
    private final MailboxSeal seal;
    private final Pseudonyms pseudonyms;
    private final InstantSource clock;

    Subscribers(MongoOperations mongo, MailboxSeal seal, Pseudonyms pseudonyms, InstantSource clock) {
        this.mongo = mongo;
        this.seal = seal;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index("language", Direction.ASC)
                                .on("topic", Direction.ASC)
                                .on("_id", Direction.ASC),
                        new Index("key", Direction.ASC),
                        new Index("network", Direction.ASC)
                                .on("askedAt", Direction.ASC)
                                .sparse()));
    }

    /** The same address has the same one. */
    String idOf(String endpoint) {
        return pseudonyms
                .ofText(("push endpoint " + endpoint).getBytes(StandardCharsets.UTF_8))
                .substring(0, ID_LENGTH);
    }

    Optional<Subscriber> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Subscriber.class));
    }

    Target targetOf(Subscriber subscriber) {
        return Target.of(seal.open(subscriber.sealed(), subscriber.key()));
    }

    /** How many others of a network have asked within the last hour. */
    long lately(String network, String id) {
        return mongo.count(
                query(where("network")
                        .is(network)
                        .and("askedAt")
                        .gt(clock.instant().minus(WINDOW))
                        .and("_id")
                        .ne(id)),
                Subscriber.class);
    }

    /**
     * The last wish of a browser holds. Repeating is harmless: what it has wanted before, it goes on to want since then.
     *
     * @param network null for one that does not count
     */
    void put(String id, Target target, String language, Topic topic, @Nullable String network) {
        Sealed sealed = seal.seal(target.text());
        var update = new Update()
                .set("sealed", sealed.text())
                .set("key", sealed.key())
                .set("refused", 0)
                .unset("refusedAt")
                .unset("failingSince");
        var same = query(
                where("_id").is(id).and("language").is(language).and("topic").is(topic.name()));
        if (mongo.updateFirst(same, update, Subscriber.class).getMatchedCount() > 0) {
            return;
        }
        update.set("language", language).set("topic", topic.name()).set("askedAt", clock.instant());
        mongo.upsert(
                query(where("_id").is(id)),
                network == null ? update.unset("network") : update.set("network", network),
                Subscriber.class);
    }

    /** Nothing of it is left. Repeating is harmless. */
    void end(String id) {
        mongo.remove(query(where("_id").is(id)), Subscriber.class);
    }

    /** Its push service wants nothing from us for it: said often enough, nothing is sent any more. */
    void refused(String id) {
        Instant now = clock.instant();
        mongo.updateFirst(
                query(where("_id").is(id).and("refusedAt").not().gt(now.minus(REFUSED_ONCE_IN))),
                new Update().inc("refused", 1).set("refusedAt", now),
                Subscriber.class);
        mongo.remove(query(where("_id").is(id).and("refused").gte(MOST_REFUSED)), Subscriber.class);
    }

    /** A message to it was given up: where that has gone on for long enough, nothing is sent any more. */
    void failed(String id) {
        Instant now = clock.instant();
        mongo.updateFirst(
                query(where("_id").is(id).and("failingSince").is(null)),
                new Update().set("failingSince", now),
                Subscriber.class);
        mongo.remove(query(where("_id").is(id).and("failingSince").lt(now.minus(LONGEST_FAILING))), Subscriber.class);
    }

    void taken(String id) {
        var failing = new Criteria()
                .orOperator(where("refused").gt(0), where("failingSince").ne(null));
        mongo.updateFirst(
                query(where("_id").is(id).andOperator(failing)),
                new Update().set("refused", 0).unset("refusedAt").unset("failingSince"),
                Subscriber.class);
    }

    /**
     * @param after the last id that was seen; empty for none
     * @return ids of those who are to hear of a story, in their order
     */
    List<String> wanting(PushStory story, @Nullable String section, String after, int limit) {
        var some = query(where("language")
                        .is(story.language())
                        .and("topic")
                        .in(Topic.namesOf(story.tags(), section))
                        .and("askedAt")
                        .lte(story.at())
                        .and("_id")
                        .gt(after))
                .with(Sort.by("_id"))
                .limit(limit);
        some.fields().include("_id");
        return mongo.find(some, org.bson.Document.class, COLLECTION).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    /** Network addresses that count no longer. Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT35S", fixedDelayString = "PT10M")
    void forgetNetworks() {
        mongo.updateMulti(
                query(where("network")
                        .gt("") // any, found by the index: by whether it exists, all subscriptions would be read
                        .and("askedAt")
                        .lt(clock.instant().minus(WINDOW))),
                new Update().unset("network"),
                Subscriber.class);
    }
}
