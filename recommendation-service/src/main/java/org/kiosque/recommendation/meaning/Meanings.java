package org.kiosque.recommendation.meaning;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The vectors of articles, so that each is made once, by one replica, and found again by all and after each start. */
@Component
class Meanings {

    static final String COLLECTION = "meanings";

    private final MongoOperations mongo;

    Meanings(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * @param ofTexts by article id, the texts' hashes
     * @return by article id, the vectors that were made of these very texts
     */
    Map<String, byte[]> of(Map<String, String> ofTexts) {
        Map<String, byte[]> vectors = new HashMap<>();
        for (Meaning known : mongo.find(query(where("_id").in(ofTexts.keySet())), Meaning.class)) {
            if (known.vector() != null && Objects.equals(known.text(), ofTexts.get(known.id()))) {
                vectors.put(known.id(), known.vector().getData());
            }
        }
        return vectors;
    }

    /**
     * Takes it upon oneself to make a vector.
     *
     * @param until when others may take it, should this replica have died
     * @return false when another replica is at it, or has done it
     */
    boolean claim(String articleId, String text, Instant now, Instant until) {
        var free = where("_id")
                .is(articleId)
                .andOperator(
                        new Criteria()
                                .orOperator(
                                        where("text").ne(text), where("vector").exists(false)),
                        new Criteria()
                                .orOperator(
                                        where("claim.text").ne(text),
                                        where("claim.until").lt(now)));
        try {
            mongo.upsert(query(free), new Update().set("claim", new Claim(text, until)), Meaning.class);
            return true;
        } catch (DuplicateKeyException others) {
            return false;
        }
    }

    void put(String articleId, String text, byte[] vector) {
        mongo.upsert(
                query(where("_id").is(articleId)),
                new Update().set("text", text).set("vector", new Binary(vector)).unset("claim"),
                Meaning.class);
    }

    /** Of what is withdrawn nothing is kept. Repeating is harmless. */
    void remove(Collection<String> articleIds) {
        if (!articleIds.isEmpty()) {
            mongo.remove(query(where("_id").in(articleIds)), Meaning.class);
        }
    }

    /** @param text hash of the text that is being worked at */
    record Claim(String text, Instant until) {}

    /**
     * @param id of the article
     * @param text hash of the model and the text that the vector was made of; null before the first
     * @param vector null before the first
     * @param claim null while nobody works at it
     */
    @Document(COLLECTION)
    record Meaning(
            @Id String id,
            @Nullable String text,
            @Nullable Binary vector,
            @Nullable Claim claim) {}
}
