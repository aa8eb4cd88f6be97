package org.kiosque.local.bench.newsroom;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Puts many documents into a collection. Indexes in which each document stands are taken away while it fills, and made again from all at
 * once, which takes a fraction of the time; those in which few stand stay, since services look into them all the while.
 */
final class Bulk implements AutoCloseable {

    private static final int AT_ONCE = 1_000;

    private final MongoDatabase database;
    private final MongoCollection<Document> into;
    private final List<Document> indexes = new ArrayList<>();
    private final List<Document> waiting = new ArrayList<>(AT_ONCE);

    Bulk(MongoDatabase database, String collection) {
        this.database = database;
        this.into = database.getCollection(collection);
        for (Document index : into.listIndexes()) {
            boolean ofAll = !index.containsKey("sparse")
                    && !index.containsKey("partialFilterExpression")
                    && !index.containsKey("unique")
                    && !"_id_".equals(index.getString("name"));
            if (ofAll) {
                indexes.add(index);
            }
        }
        indexes.forEach(index -> into.dropIndex(index.getString("name")));
    }

    void add(Document document) {
        waiting.add(document);
        if (waiting.size() == AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            into.insertMany(waiting, new InsertManyOptions().ordered(false));
            waiting.clear();
        }
    }

    @Override
    public void close() {
        flush();
        if (!indexes.isEmpty()) {
            database.runCommand(
                    new Document("createIndexes", into.getNamespace().getCollectionName()).append("indexes", indexes));
        }
    }
}
