package org.kiosque.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.test.context.ContextConfiguration;

/** Apart from the others, since it takes their store away. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "kiosque.captcha.provider=none",
            "kiosque.privacy.key=test-key-test-key-test-key-test-key",
        })
@ContextConfiguration(initializers = RealParts.class)
@Import(TestTokens.class)
class ReplayIntoEmptyStoreIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private KafkaListenerEndpointRegistry consumers;

    @Autowired
    private MongoOperations mongo;

    @Test
    void theArticlesAreKnownAgainAfterARestart() throws Exception {
        String article = RandomId.next();
        Newsroom.published(article, 1, CommentPolicy.OPEN);
        known(article);

        consumers.stop();
        mongo.execute(database -> {
            database.drop();
            return true;
        });
        assertThat(mongo.getCollectionNames()).doesNotContain("discussions");
        consumers.start();

        known(article);
    }

    private void known(String article) {
        await().atMost(SOON).until(() -> mongo.findById(article, Document.class, "discussions") != null);
    }
}
