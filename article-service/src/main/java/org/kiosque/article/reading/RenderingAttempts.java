package org.kiosque.article.reading;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.function.Supplier;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Remembers, across restarts, what is being rendered. A text that ends the process would otherwise be delivered again
 * after each start, and end that one too.
 */
@Component
class RenderingAttempts {

    /** One end may be anybody's doing, also of whoever stops the process; two of the same text are the text's. */
    private static final int ENDS_ALLOWED = 1;

    private final MongoOperations mongo;
    private final String process;

    @Autowired
    RenderingAttempts(MongoOperations mongo) {
        this(mongo, RandomId.next());
    }

    /** @param process another one after each start */
    RenderingAttempts(MongoOperations mongo, String process) {
        this.mongo = mongo;
        this.process = process;
    }

    /**
     * @param what the same for the same text
     * @throws IllegalStateException when two processes have begun it and come to no end
     */
    <T> T attempt(String what, Supplier<T> rendering) {
        Query attempt = query(where("_id").is(what));
        Attempt begun = mongo.findAndModify(
                attempt,
                new Update().addToSet("processes", process),
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Attempt.class);
        if (begun != null
                && begun.processes().stream()
                                .filter(one -> !one.equals(process))
                                .count()
                        > ENDS_ALLOWED) {
            throw new IllegalStateException("processes ended while they rendered " + what);
        }
        try {
            return rendering.get();
        } finally {
            mongo.remove(attempt, Attempt.class);
        }
    }

    /** @param processes that have begun it; whoever comes to an end, whether good or bad, removes it */
    @Document("renderingAttempts")
    record Attempt(@Id String what, List<String> processes) {}
}
