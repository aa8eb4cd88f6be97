package org.kiosque.common.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;

/**
 * What an earlier version stored, put into a fresh database before a service starts on it: resources {@code
 * /stored-before/<collection>.jsonl}, a document a line in MongoDB's extended JSON.
 */
public final class StoredBefore {

    private StoredBefore() {}

    /** @return the URI of a database that holds these collections as they were */
    public static String in(String... collections) {
        String uri = TestMongo.freshDatabase();
        String name = uri.replaceAll("^.*/|\\?.*$", "");
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase database = client.getDatabase(name);
            for (String collection : collections) {
                database.getCollection(collection).insertMany(documentsOf(collection));
            }
        }
        return uri;
    }

    /** The documents of one collection as they were. */
    public static List<Document> documentsOf(String collection) {
        try (InputStream lines = StoredBefore.class.getResourceAsStream("/stored-before/" + collection + ".jsonl")) {
            if (lines == null) {
                throw new IllegalArgumentException("nothing was stored before in " + collection);
            }
            return new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(Document::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
