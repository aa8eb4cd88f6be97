package org.kiosque.article.webhooks;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All webhooks: a few. */
@Component
class Webhooks {

    static final String COLLECTION = "webhooks";

    /** Two at once may get past it by one. */
    static final int MOST = 20;

    private final MongoOperations mongo;

    Webhooks(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void add(Webhook webhook) {
        mongo.insert(webhook);
    }

    List<Webhook> all() {
        return mongo.find(new Query().with(Sort.by("_id")).limit(MOST * 2), Webhook.class);
    }

    Optional<Webhook> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Webhook.class));
    }

    /** @return whether there was one */
    boolean remove(String id) {
        return mongo.remove(query(where("_id").is(id)), Webhook.class).getDeletedCount() > 0;
    }
}
