package org.kiosque.comment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kiosque.common.events.CommentPolicy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.test.context.TestPropertySource;

/** Apart from the others, since it takes their store away. */
@TestPropertySource(properties = "kiosque.captcha.provider=none")
class ReplayIntoEmptyStoreIT extends WithRealParts {

    @Autowired
    private KafkaListenerEndpointRegistry consumers;

    @Test
    void theArticlesAreKnownAgainAfterARestart() {
        String article = article(CommentPolicy.OPEN);

        consumers.stop();
        mongo.execute(database -> {
            database.drop();
            return true;
        });
        assertThat(mongo.getCollectionNames()).doesNotContain("discussions");
        consumers.start();

        known(article);
    }
}
