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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** hCaptcha cannot be reached: a comment is held, even where it would have been shown at once. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "kiosque.captcha.provider=hcaptcha",
            "kiosque.captcha.hcaptcha.url=http://127.0.0.1:1",
            "kiosque.captcha.hcaptcha.site-key=site",
            "kiosque.captcha.hcaptcha.secret=secret",
            "kiosque.privacy.key=test-key-test-key-test-key-test-key"
        })
@ContextConfiguration(initializers = RealParts.class)
@Import(TestTokens.class)
class CaptchaProviderDownIT {

    @LocalServerPort
    private int port;

    @Autowired
    private MongoOperations mongo;

    @Test
    void theCommentIsHeldAndMarked() throws Exception {
        var reader = new Reader(port);
        String article = RandomId.next();
        Newsroom.published(article, 1, CommentPolicy.OPEN);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> mongo.findById(article, Document.class, "discussions") != null);
        JsonNode offer = reader.get("/captcha").json();
        assertThat(offer.get("provider").asString()).isEqualTo("hcaptcha");
        assertThat(offer.get("siteKey").asString()).isEqualTo("site");

        Reader.Answer posted = reader.posts(article, "Personne ne répond.", "token", null);

        assertThat(posted.status()).isEqualTo(202);
        assertThat(posted.json().get("status").asString()).isEqualTo("pending");
        assertThat(reader.threads(article)).isEmpty();
        JsonNode held = reader.queue("?article=" + article).get(0);
        assertThat(held.get("captcha").asString()).isEqualTo("unverified");
        assertThat(held.get("heldBy").get(0).asString()).isEqualTo("captcha");
        assertThat(reader.decides("approve", held.get("id").asString())
                        .get(0)
                        .get("outcome")
                        .asString())
                .isEqualTo("applied");
        assertThat(reader.threads(article)).hasSize(1);
    }
}
