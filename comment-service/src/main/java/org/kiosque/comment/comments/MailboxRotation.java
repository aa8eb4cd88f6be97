package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.comment.privacy.MailboxSeal.Sealed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Seals e-mail addresses anew that were sealed with an earlier key, or not at all. Each is replaced by one write, so that whoever dies
 * leaves it as before or as after. Harmless on several replicas at once; once {@code comments.mailboxes.waiting} is 0, nothing needs
 * the earlier keys any more.
 */
@Component
class MailboxRotation {

    private static final Logger log = LoggerFactory.getLogger(MailboxRotation.class);
    private static final int AT_ONCE = 500;

    private final MongoOperations mongo;
    private final MailboxSeal seal;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();

    MailboxRotation(MongoOperations mongo, MailboxSeal seal, MeterRegistry meters) {
        this.mongo = mongo;
        this.seal = seal;
        Gauge.builder("comments.mailboxes.waiting", waiting, AtomicLong::doubleValue)
                .register(meters);
        Gauge.builder("comments.mailboxes.unreadable", unreadable, AtomicLong::doubleValue)
                .register(meters);
    }

    /** Goes on for as long as there are any; ends soon when its thread is interrupted. */
    void sealAnew() {
        while (!Thread.currentThread().isInterrupted() && sealSome() == AT_ONCE) {
            // the store sets the pace
        }
        waiting.set(mongo.count(waiting(), Comments.COLLECTION));
        unreadable.set(mongo.count(unreadable(), Comments.COLLECTION));
        if (unreadable.get() > 0) {
            log.atError()
                    .addKeyValue("mailboxes", unreadable.get())
                    .log("E-mail addresses are sealed with keys that are not set");
        }
    }

    /** Those that this replica can open, but are not sealed with the key of now. */
    private Query waiting() {
        List<Object> earlier = new ArrayList<>(seal.known());
        earlier.remove(seal.current());
        earlier.add(null); // not sealed, or erased before there was a name for that
        return query(where(StoredAuthor.KEY).in(earlier));
    }

    private Query unreadable() {
        List<Object> others = new ArrayList<>(seal.known());
        others.add(StoredAuthor.NONE);
        others.add(null);
        return query(where(StoredAuthor.KEY).nin(others));
    }

    private int sealSome() {
        Query some = waiting().limit(AT_ONCE);
        some.fields().include("author");
        List<Document> found = mongo.find(some, Document.class, Comments.COLLECTION);
        int replaced = 0;
        for (Document comment : found) {
            String id = comment.getString("_id");
            try {
                replaced += replace(id, comment.get("author", new Document())) ? 1 : 0;
            } catch (IllegalStateException broken) {
                log.atError()
                        .addKeyValue("comment", id)
                        .log("An e-mail address cannot be opened: {}", broken.toString());
            }
        }
        return replaced == 0 ? 0 : found.size(); // another replica may have replaced the others
    }

    private boolean replace(String id, Document author) {
        String before = author.getString("sealed");
        String key = author.getString("key");
        String email = author.getString("email");
        String address = before == null ? email : seal.open(before, key);
        var update = new Update();
        if (address == null || address.isEmpty()) {
            update.set(StoredAuthor.KEY, StoredAuthor.NONE);
        } else {
            Sealed sealed = seal.seal(address);
            update.set(StoredAuthor.EMAIL, sealed.hash())
                    .set(StoredAuthor.SEALED, sealed.text())
                    .set(StoredAuthor.KEY, sealed.key());
        }
        // Unless it was erased or sealed meanwhile. No new version: whoever saves what was before seals it by
        // themselves.
        return mongo.updateFirst(
                                query(where("_id")
                                        .is(id)
                                        .and(StoredAuthor.EMAIL)
                                        .is(email)
                                        .and(StoredAuthor.KEY)
                                        .is(key)),
                                update,
                                Comments.COLLECTION)
                        .getModifiedCount()
                > 0;
    }
}
