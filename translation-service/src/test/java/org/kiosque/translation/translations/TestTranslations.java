package org.kiosque.translation.translations;

import java.time.InstantSource;
import org.bson.Document;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.common.inbox.Inbox;
import org.springframework.data.mongodb.core.MongoOperations;

/** The same store, for tests that let it fail. */
public class TestTranslations extends Translations {

    private final MongoOperations mongo;

    public TestTranslations(MongoOperations mongo) {
        this(mongo, InstantSource.system());
    }

    /** @param clock for a store in which it is another time */
    public TestTranslations(MongoOperations mongo, InstantSource clock) {
        super(mongo, new Inbox(mongo), clock);
        this.mongo = mongo;
    }

    /** Leaves it as a process does that dies between the save and the sending: written, and nobody nudged. */
    public void doneByAProcessThatDied(Job job, Work made, TranslationEvent event) {
        Translation leased = mongo.findById(job.id(), Translation.class);
        var document = new Document();
        mongo.getConverter().write(leased.done(made, event), document);
        mongo.getCollection(COLLECTION).replaceOne(new Document("_id", job.id()), document);
    }
}
