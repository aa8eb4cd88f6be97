package org.kiosque.comment.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.doAnswer;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** All addresses are sealed anew, which may take hours, while everything else goes on. */
class LongRotationIT extends WithoutBroker {

    @MockitoSpyBean
    MailboxRotation rotation;

    @Test
    void whatOthersHaveLeftIsDoneMeanwhile() throws Exception {
        var begun = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        doAnswer(_ -> {
                    begun.countDown();
                    over.await();
                    return null;
                })
                .when(rotation)
                .sealAnew();
        try {
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            Map<String, Object> answer = changed("body", "Je ne suis pas d’accord, et voici pourquoi.");
            answer.put("parentId", idOf(postedTo(OPEN, comment())));
            String id = idOf(postedTo(OPEN, answer));
            mongo.updateFirst(query(where("_id").is(id)), new Update().set("recount", true), Comments.COLLECTION);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(mongo.findById(id, Document.class, Comments.COLLECTION))
                            .doesNotContainKey("recount"));
        } finally {
            over.countDown();
        }
    }
}
