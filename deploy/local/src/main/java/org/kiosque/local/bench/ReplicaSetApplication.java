package org.kiosque.local.bench;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;

/** Makes a replica set of one mongod, and waits until it takes writes. Arguments: MongoDB URI, name of the set. */
public final class ReplicaSetApplication {

    private ReplicaSetApplication() {}

    public static void main(String[] arguments) throws Exception {
        try (var client = MongoClients.create(arguments[0])) {
            MongoDatabase admin = client.getDatabase("admin");
            String host = arguments[0].replaceFirst("^mongodb://", "").replaceFirst("/.*$", "");
            var member = new Document("_id", 0).append("host", host);
            admin.runCommand(new Document(
                    "replSetInitiate", new Document("_id", arguments[1]).append("members", List.of(member))));
            while (!admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary", false)) {
                Thread.sleep(100);
            }
        }
    }
}
