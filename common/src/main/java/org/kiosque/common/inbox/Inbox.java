package org.kiosque.common.inbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Applies a state only if it is newer than what is stored, by one conditional write. Events of one aggregate arrive in
 * order but perhaps more than once, so this makes their effects happen exactly once without a table of seen events.
 */
public final class Inbox {

    private final MongoOperations mongo;

    public Inbox(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * @param sequenceField path of the field that remembers the last applied sequence; one per source of events
     * @param update what else to write; the sequence is added here
     * @return false when the stored state was as new or newer, and nothing was written
     */
    public boolean applyIfNewer(Class<?> document, String id, String sequenceField, long sequence, Update update) {
        // Two sources that write a document's first state at the same moment both try to insert it. Who comes second
        // meets a duplicate key, which does not yet mean that it is late: meeting it again, once the document exists,
        // does.
        if (upserted(document, id, sequenceField, sequence, update)) {
            return true;
        }
        return upserted(document, id, sequenceField, sequence, update);
    }

    /**
     * Whether preparing a costly update is worth while; {@link #applyIfNewer} still decides.
     *
     * @return false when the stored state is as new or newer
     */
    public boolean isNewer(Class<?> document, String id, String sequenceField, long sequence) {
        return !mongo.exists(query(where("_id").is(id).and(sequenceField).gte(sequence)), document);
    }

    private boolean upserted(Class<?> document, String id, String sequenceField, long sequence, Update update) {
        try {
            mongo.upsert(
                    query(where("_id").is(id).and(sequenceField).not().gte(sequence)),
                    update.set(sequenceField, sequence),
                    document);
            return true;
        } catch (DuplicateKeyException asNewOrNewer) {
            return false;
        }
    }
}
