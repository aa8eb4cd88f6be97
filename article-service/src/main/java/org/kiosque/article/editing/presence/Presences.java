package org.kiosque.article.editing.presence;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Who has which article open, on whatever replica. Whoever is not heard of for {@link #LASTS} is gone. */
@Component
public class Presences {

    static final String COLLECTION = "presences";

    /** Clients say three times in it that they are still there. */
    static final Duration LASTS = Duration.ofMinutes(1);

    private static final String ARTICLE = "article";
    private static final String SINCE = "since";
    private static final String SEEN = "seen";
    private static final int MOST_TOLD = 50;

    private final MongoOperations mongo;
    private final InstantSource clock;

    Presences(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        new Index(ARTICLE, Direction.ASC).on(SINCE, Direction.ASC),
                        new Index(SEEN, Direction.ASC).expire(LASTS)));
    }

    /** Repeating keeps them there, since the time at which they came. */
    public void here(String article, String editor, String name) {
        Instant now = clock.instant();
        String id = id(article, editor);
        mongo.remove(query(where("_id").is(id).and(SEEN).lte(now.minus(LASTS))), COLLECTION); // came back later
        try {
            mongo.upsert(
                    query(where("_id").is(id)),
                    new Update()
                            .set("name", name)
                            .set(SEEN, now)
                            .setOnInsert(ARTICLE, article)
                            .setOnInsert("editor", editor)
                            .setOnInsert(SINCE, now),
                    COLLECTION);
        } catch (DuplicateKeyException saidTwice) {
            // at the same moment, and the other one has said it
        }
    }

    /** Repeating is harmless. */
    public void gone(String article, String editor) {
        mongo.remove(query(where("_id").is(id(article, editor))), COLLECTION);
    }

    /** @return whoever came first, first; at most {@value #MOST_TOLD} */
    public List<Presence> at(String article) {
        return mongo.find(
                query(where(ARTICLE).is(article).and(SEEN).gt(clock.instant().minus(LASTS)))
                        .with(Sort.by(SINCE))
                        .limit(MOST_TOLD),
                Presence.class,
                COLLECTION);
    }

    private static String id(String article, String editor) {
        return article + "/" + editor;
    }
}
