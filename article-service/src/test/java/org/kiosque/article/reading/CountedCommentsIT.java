package org.kiosque.article.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.events.CommentRemoved;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.Neighbours;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@WholeService
class CountedCommentsIT {

    @Autowired
    Client client;

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    CountedComments comments;

    @Autowired
    MongoOperations mongo;

    @Test
    void commentsAreCountedOnceEach() {
        Answer article = client.published("Commenté");
        List<String> keys = List.of(RandomId.next(), RandomId.next(), RandomId.next());
        for (String key : keys) {
            tell(key, 1, approved(key, article));
            tell(key, 1, approved(key, article));
        }
        String last = keys.getLast();
        tell(last, 2, new CommentRemoved(last, article.id(), "fr", Neighbours.TIME));
        tell(last, 1, approved(last, article));
        // Two is also what stands there in between: only once all of it was read, it must be two and stay it. What
        // comes
        // last under a key is behind the others of its partition.
        for (String key : keys) {
            Answer marker = client.published("Repère");
            tell(key, 1, approved(RandomId.next(), marker));
            await().atMost(SOON).untilAsserted(() -> assertThat(count(marker)).isEqualTo("1"));
        }
        assertThat(count(article)).isEqualTo("2");
    }

    @Test
    void commentsCountedAtTheSameTimeAreAllCounted() throws Exception {
        Answer article = client.published("Très commenté");
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                all.add(pool.submit(() -> comments.apply(approved(RandomId.next(), article), 1)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(count(article)).isEqualTo("40"));
    }

    @Test
    void whatIsPutOffIsCountedByWhoeverIsThereAndMarkedNoMore() {
        Answer article = client.published("Discuté");
        String first = RandomId.next();
        comments.apply(approved(first, article), 1);
        assertThat(count(article)).as("at once").isEqualTo("1");
        comments.apply(approved(RandomId.next(), article), 1);
        comments.apply(new CommentRemoved(first, article.id(), "fr", Neighbours.TIME), 2);
        comments.apply(approved(RandomId.next(), article), 1);

        await().atMost(SOON).untilAsserted(() -> assertThat(count(article)).isEqualTo("2"));
        await().atMost(SOON)
                .until(() -> !mongo.exists(
                        query(where("articleId").is(article.id()).and("owed").is(true)), CountedComments.COLLECTION));
    }

    /** As whoever died left it. */
    @Test
    void whatWasMarkedBySomebodyWhoIsGoneIsCounted() {
        Answer article = client.published("Oublié");
        mongo.getCollection(CountedComments.COLLECTION)
                .insertOne(new Document("_id", RandomId.next())
                        .append("articleId", article.id())
                        .append("visible", true)
                        .append("sequence", 1L)
                        .append("owed", true));

        await().atMost(SOON).untilAsserted(() -> assertThat(count(article)).isEqualTo("1"));
    }

    private String count(Answer article) {
        return client.read(article.id(), "fr").text("/comments/count");
    }

    private static CommentApproved approved(String id, Answer article) {
        return new CommentApproved(id, article.id(), "fr", Neighbours.TIME);
    }

    private static void tell(String key, long sequence, CommentEvent event) {
        Neighbours.tell(Topics.COMMENTS, EventFormat.typeOf(event), key, sequence, EventFormat.write(event));
    }
}
