package org.kiosque.comment;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterEach;
import org.kiosque.common.testing.TestMongo;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A store and nothing else: an empty database for each test, which is gone afterwards. */
public abstract class WithStore {

    private final MongoClient client = MongoClients.create(TestMongo.freshDatabase());
    protected final MongoTemplate mongo = new MongoTemplate(client, "of-one-test");

    @AfterEach
    void close() {
        mongo.getDb().drop();
        client.close();
    }
}
