package org.kiosque.common.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/**
 * A collection that an earlier version knew by another name. A bean of each is enough: its documents are moved at the
 * start, one by one, into the collection of today's name, and never over a newer one that is there already. Whoever cannot
 * do without them calls {@link #moveOnce} before the first use. Repeating it is harmless, also on several replicas at once
 * or after a crash in between. The emptied collection stays, since a replica of the earlier version may still write to it.
 */
public final class FormerCollection {

    private static final Logger log = LoggerFactory.getLogger(FormerCollection.class);
    private static final int AT_ONCE = 500;

    private final MongoOperations mongo;
    private final String formerName;
    private final String name;
    private volatile boolean moved;

    public FormerCollection(MongoOperations mongo, String formerName, String name) {
        this.mongo = mongo;
        this.formerName = formerName;
        this.name = name;
    }

    /**
     * Costs nothing once it has succeeded in this process.
     *
     * @throws org.springframework.dao.DataAccessException when the store is away: what was moved so far stays moved
     */
    public void moveOnce() {
        if (!moved) {
            long count = 0;
            List<Document> some;
            do {
                some = mongo.find(new Query().limit(AT_ONCE), Document.class, formerName);
                some.forEach(this::move);
                count += some.size();
            } while (!some.isEmpty());
            moved = true;
            if (count > 0) {
                log.info("Moved {} documents from the collection {} to {}", count, formerName, name);
            }
        }
    }

    @Override
    public String toString() {
        return formerName + " to " + name;
    }

    private void move(Document document) {
        try {
            mongo.insert(document, name);
        } catch (DuplicateKeyException movedByAnotherOrNewer) {
            // removed below all the same
        }
        mongo.remove(query(where("_id").is(document.get("_id"))), formerName);
    }
}
