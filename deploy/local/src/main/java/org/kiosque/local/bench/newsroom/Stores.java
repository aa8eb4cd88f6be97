package org.kiosque.local.bench.newsroom;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The services' stores. */
record Stores(MongoClient client) {

    static final String ARTICLES = "kiosque-article";
    static final String COMMENTS = "kiosque-comment";
    static final String RECOMMENDATIONS = "kiosque-recommendation";
    static final String TRANSLATIONS = "kiosque-translation";

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** What stands in a document only until it is told or filed. */
    private static final List<String> UNFINISHED =
            List.of("unfiled", "unlogged", "unrecorded", "unremembered", "recount", "leasedUntil");

    private MongoCollection<Document> collection(String database, String collection) {
        return client.getDatabase(database).getCollection(collection);
    }

    Bulk bulk(String database, String collection) {
        return new Bulk(client.getDatabase(database), collection);
    }

    Document one(String database, String collection, String id) {
        return Objects.requireNonNull(find(database, collection, id), () -> collection + " has no " + id);
    }

    private @Nullable Document find(String database, String collection, String id) {
        return collection(database, collection).find(Filters.eq("_id", id)).first();
    }

    List<Document> all(String database, String collection, String field, String value) {
        return collection(database, collection)
                .find(Filters.eq(field, value))
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    Document any(String database, String collection) throws IOException {
        Document found = collection(database, collection).find().first();
        if (found == null) {
            throw new IOException(collection + " is empty");
        }
        return found;
    }

    Document awaited(String database, String collection, String id, Duration patience)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        for (Document found = find(database, collection, id); ; found = find(database, collection, id)) {
            if (found != null) {
                return found;
            }
            if (isOver(begun, patience)) {
                throw new IOException(collection + " never got " + id);
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Waits until nothing of it is still to be told or filed: a copy would be told and filed, too. */
    Document settled(String database, String collection, String id, Duration patience)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            Document found = awaited(database, collection, id, patience);
            Document outbox = found.get("outbox", Document.class);
            boolean told = outbox == null
                    || (outbox.get("since") == null
                            && outbox.getList("pending", Document.class, List.of())
                                    .isEmpty());
            boolean filed = UNFINISHED.stream().noneMatch(field -> isThere(found.get(field)));
            if (told && filed) {
                return found;
            }
            if (isOver(begun, patience)) {
                throw new IOException(collection + " is never done with " + id + ": " + found.keySet());
            }
            Thread.sleep(PAUSE);
        }
    }

    /** @param begun by {@link System#nanoTime} */
    static boolean isOver(long begun, Duration patience) {
        return System.nanoTime() - begun > patience.toNanos();
    }

    private static boolean isThere(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean mark -> mark;
            case List<?> some -> !some.isEmpty();
            default -> true;
        };
    }

    void insert(String database, String collection, List<Document> documents) {
        collection(database, collection).insertMany(documents);
    }
}
