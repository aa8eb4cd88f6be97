package org.kiosque.common.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestMongo;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;

class GroupedInsertsIT {

    private static final int MANY = 300;

    private final Queue<BsonDocument> inserts = new ConcurrentLinkedQueue<>();
    private final Queue<Object> saved = new ConcurrentLinkedQueue<>();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestMongo.freshDatabase()))
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent started) {
                    if (started.getCommandName().equals("insert")) {
                        inserts.add(started.getCommand().clone());
                    }
                }
            })
            .build());
    private final MongoTemplate mongo = new MongoTemplate(client, "of-grouped-inserts");
    private final GroupedInserts<Thing> things =
            new GroupedInserts<>(mongo, Thing.class, event -> saved.add(((AfterSaveEvent<?>) event).getSource()));

    @org.springframework.data.mongodb.core.mapping.Document("things")
    record Thing(@Id String id, @Version @Nullable Long version, String text) {}

    @AfterEach
    void close() {
        mongo.getDb().drop();
        client.close();
    }

    private List<Optional<Thing>> insertedAtOnce(List<Thing> all) throws Exception {
        List<Callable<Optional<Thing>>> tasks = new ArrayList<>();
        all.forEach(thing -> tasks.add(() -> things.insert(thing)));
        List<Optional<Thing>> stored = new ArrayList<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<Thing>> done : people.invokeAll(tasks)) {
                stored.add(done.get());
            }
        }
        return stored;
    }

    @Test
    void thoseOfAMomentGoByFewCommandsEachAsDurableAsOneThatGoesAlone() throws Exception {
        List<Thing> all = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            all.add(new Thing("t" + number, null, "text " + number));
        }

        List<Optional<Thing>> stored = insertedAtOnce(all);

        assertThat(stored)
                .allSatisfy(thing -> assertThat(thing)
                        .get()
                        .satisfies(one -> assertThat(one.version()).isZero()));
        assertThat(mongo.getCollection("things").countDocuments()).isEqualTo(MANY);
        assertThat(inserts)
                .hasSizeLessThan(MANY / 2)
                .allSatisfy(command ->
                        assertThat(command.getDocument("writeConcern").toJson()).contains("majority", "\"j\": true"));
        assertThat(saved).hasSize(MANY);
        assertThat(mongo.save(new Thing("t0", 0L, "other")).version()).isEqualTo(1);
    }

    @Test
    void ofTheSameIdExactlyOneIsStoredAndNoOtherSuffers() throws Exception {
        List<Thing> all = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            all.add(new Thing("same", null, "text " + number));
            all.add(new Thing("t" + number, null, "text"));
        }

        List<Optional<Thing>> stored = insertedAtOnce(all);

        List<Thing> first = stored.stream()
                .flatMap(Optional::stream)
                .filter(thing -> thing.id().equals("same"))
                .toList();
        assertThat(first).hasSize(1);
        assertThat(mongo.findById("same", Document.class, "things"))
                .containsEntry("text", first.getFirst().text());
        assertThat(stored.stream().flatMap(Optional::stream)).hasSize(101);
        assertThat(things.insert(new Thing("same", null, "later"))).isEmpty();
    }
}
