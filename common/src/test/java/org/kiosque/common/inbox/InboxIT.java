package org.kiosque.common.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collections;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.testing.TestMongo;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Update;

class InboxIT {

    @org.springframework.data.mongodb.core.mapping.Document("cards")
    record Card(String id) {}

    private MongoTemplate mongo;
    private Inbox inbox;

    @BeforeEach
    void connect() {
        mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.freshDatabase()));
        inbox = new Inbox(mongo);
    }

    private boolean apply(String field, long sequence) {
        return inbox.applyIfNewer(Card.class, "a", field, sequence, new Update().set("title", field + sequence));
    }

    private Document card() {
        return mongo.findOne(query(where("_id").is("a")), Document.class, "cards");
    }

    @Test
    void aRepeatedOrLateEventChangesNothing() {
        assertThat(apply("sequence", 2)).isTrue();
        assertThat(apply("sequence", 2)).isFalse();
        assertThat(apply("sequence", 1)).isFalse();
        assertThat(card()).containsEntry("title", "sequence2");
        assertThat(apply("sequence", 3)).isTrue();
        assertThat(card()).containsEntry("title", "sequence3");
    }

    @Test
    void sourcesOfEventsAreCountedApartInOneDocument() {
        assertThat(apply("texts.en.sequence", 7)).isTrue();
        assertThat(apply("sequence", 1)).isTrue();
        assertThat(apply("texts.fr.sequence", 1)).isTrue();
        assertThat(apply("texts.en.sequence", 6)).isFalse();
    }

    @Test
    void whateverTheOrderTheNewestWinsAmongConcurrentReplicas() throws Exception {
        var sequences = IntStream.rangeClosed(1, 200).boxed().collect(Collectors.toList());
        Collections.shuffle(sequences);
        try (var replicas = Executors.newFixedThreadPool(8)) {
            for (Future<?> applied : sequences.stream()
                    .<Future<?>>map(sequence -> replicas.submit(() -> apply("sequence", sequence)))
                    .toList()) {
                applied.get();
            }
        }
        assertThat(card()).containsEntry("sequence", 200L).containsEntry("title", "sequence200");
    }

    @Test
    void sourcesThatMeetAtAnEmptyDocumentAllLeaveTheirMark() throws Exception {
        try (var sources = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 200; round++) {
                String id = "meeting-" + round;
                var start = new CyclicBarrier(4);
                for (Future<Boolean> applied : IntStream.range(0, 4)
                        .mapToObj(source -> sources.submit(() -> {
                            start.await();
                            return inbox.applyIfNewer(Card.class, id, "source" + source + ".sequence", 1, new Update());
                        }))
                        .toList()) {
                    assertThat(applied.get()).isTrue();
                }
            }
        }
    }
}
