package org.kiosque.local.bench;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.PrintStream;
import java.util.UUID;
import org.bson.Document;

/**
 * Inserts of a document of a comment's size, as durable as services write. Arguments: MongoDB URI, inserts a run, runs. Prints
 * {@link Load#line()} for each run after the warm-up.
 */
public final class InsertLoadApplication {

    private static final int CLIENTS = 64;

    /** What {@code kiosque.store.write-concern} is when nobody sets it, whatever the address of the store says. */
    static final WriteConcern AS_THE_SERVICES = WriteConcern.MAJORITY.withJournal(true);

    private static final String BODY =
            "A remark of ordinary length about the train, the night and the sea. ".repeat(12);

    private InsertLoadApplication() {}

    public static void main(String[] arguments) throws Exception {
        int inserts = Integer.parseInt(arguments[1]);
        int runs = Integer.parseInt(arguments[2]);
        PrintStream out = System.out;
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(arguments[0]))
                .writeConcern(AS_THE_SERVICES)
                .build();
        try (var client = MongoClients.create(settings)) {
            MongoCollection<Document> bench =
                    client.getDatabase("kiosque-bench").getCollection("inserts");
            for (int run = 0; run <= runs; run++) { // the first is the warm-up
                Load inserted = Load.of(
                        inserts,
                        CLIENTS,
                        _ -> bench.insertOne(
                                new Document("_id", UUID.randomUUID().toString()).append("body", BODY)));
                if (run > 0) {
                    out.println(inserted.line());
                }
            }
            bench.drop();
        }
    }
}
