package org.kiosque.comment.reactions;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * One document for each reaction. The hash of the network is kept as long as it may be; then the reaction goes on to count
 * under an id that tells of nobody.
 */
@Component
public class Reactions {

    static final String COLLECTION = "reactions";

    private static final int AT_ONCE = 500;

    private final MongoOperations mongo;
    private final InstantSource clock;

    Reactions(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * @param id of the comment, the kind and the network, so that each counts once; random once the network is forgotten
     * @param network null once it is forgotten
     * @param until when it is forgotten; null once it is
     * @param successor the id that this one is about to get; null before
     */
    @Document(COLLECTION)
    record Reaction(
            @Id String id,
            String commentId,
            String kind,
            @Nullable String network,
            Instant at,
            @Nullable Instant until,
            @Nullable String successor) {}

    private static String idOf(String commentId, String kind, String network) {
        return commentId + ":" + kind + ":" + network;
    }

    boolean has(String commentId, String kind, String network) {
        return mongo.exists(query(where("_id").is(idOf(commentId, kind, network))), Reaction.class);
    }

    /** @return false when it was there already */
    boolean add(String commentId, String kind, String network, Instant at, Instant until) {
        try {
            mongo.insert(new Reaction(idOf(commentId, kind, network), commentId, kind, network, at, until, null));
            return true;
        } catch (DuplicateKeyException counted) {
            return false;
        }
    }

    void remove(String commentId, String kind, String network) {
        mongo.remove(query(where("_id").is(idOf(commentId, kind, network))), Reaction.class);
    }

    long countFrom(String network, Instant since) {
        return mongo.count(query(where("network").is(network).and("at").gt(since)), Reaction.class);
    }

    /** @return by comment, then by kind; what nobody chose is left out */
    Map<String, Map<String, Long>> counts(Collection<String> commentIds) {
        var counting = Aggregation.newAggregation(
                Aggregation.match(where("commentId").in(commentIds)),
                Aggregation.group("commentId", "kind").count().as("count"));
        Map<String, Map<String, Long>> counts = new HashMap<>();
        for (org.bson.Document found : mongo.aggregate(counting, COLLECTION, org.bson.Document.class)) {
            org.bson.Document of = Objects.requireNonNull(found.get("_id", org.bson.Document.class));
            counts.computeIfAbsent(of.getString("commentId"), _ -> new HashMap<>())
                    .put(of.getString("kind"), found.get("count") instanceof Number count ? count.longValue() : 0L);
        }
        return counts;
    }

    /**
     * Harmless on several replicas at once, and wherever it ends: the new id is written down before it is used, so that a
     * reaction has one successor, and counts twice at most for the moment between the two writes.
     */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
    void forgetNetworks() {
        Query old = query(where("until").lt(clock.instant())).limit(AT_ONCE);
        for (Reaction reaction : mongo.find(old, Reaction.class)) {
            mongo.updateFirst(
                    query(where("_id").is(reaction.id()).and("successor").is(null)),
                    new Update().set("successor", RandomId.next()),
                    Reaction.class);
            Reaction named = mongo.findById(reaction.id(), Reaction.class);
            if (named != null && named.successor() != null) {
                succeed(named, named.successor());
            }
        }
    }

    /** What came from these networks goes on to count, without them. Repeating is harmless. */
    public void forget(Collection<String> networks) {
        Query from = query(where("network").in(networks));
        mongo.updateMulti(from, new Update().set("until", Instant.EPOCH), Reaction.class);
        while (mongo.exists(from, Reaction.class)) {
            forgetNetworks();
        }
    }

    private void succeed(Reaction reaction, String id) {
        try {
            mongo.insert(new Reaction(id, reaction.commentId(), reaction.kind(), null, reaction.at(), null, null));
        } catch (DuplicateKeyException doneBefore) {
            // only the old one is left to be removed
        }
        mongo.remove(query(where("_id").is(reaction.id())), Reaction.class);
    }
}
