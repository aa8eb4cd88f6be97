package org.kiosque.comment;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.Neighbours;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a real store and a real broker, with its readers and moderators, and told of articles. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "kiosque.captcha.altcha.hmac-key=test-key-test-key-test-key-test-key",
            "kiosque.privacy.key=test-key-test-key-test-key-test-key",
            "kiosque.captcha.altcha.max-number=1000"
        })
@ContextConfiguration(initializers = RealParts.class)
@Import(TestTokens.class)
public abstract class WithRealParts {

    protected static final Duration SOON = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    protected MongoOperations mongo;

    protected Reader reader;

    @BeforeEach
    void people() {
        reader = new Reader(port);
    }

    /** @return the id of a new article that this service knows */
    protected String article(@Nullable CommentPolicy policy) {
        String article = RandomId.next();
        published(article, 1, policy);
        known(article);
        return article;
    }

    protected void known(String article) {
        await().atMost(SOON).until(() -> mongo.findById(article, Document.class, "discussions") != null);
    }

    protected static void published(String id, long sequence, @Nullable CommentPolicy policy) {
        tell(new ArticlePublished(snapshot(id, policy, "Le train de nuit")), sequence);
    }

    protected static void revised(String id, long sequence, CommentPolicy policy, String title) {
        tell(new ArticleRevised(snapshot(id, policy, title)), sequence);
    }

    protected static void withdrawn(String id, long sequence) {
        tell(new ArticleWithdrawn(id, "A mistake", Neighbours.TIME), sequence);
    }

    private static void tell(ArticleEvent event, long sequence) {
        Neighbours.tell(
                Topics.ARTICLES, EventFormat.typeOf(event), event.articleId(), sequence, EventFormat.write(event));
    }

    private static ArticleSnapshot snapshot(String id, @Nullable CommentPolicy policy, String title) {
        return new ArticleSnapshot(
                id,
                1,
                "fr",
                "le-train-" + id,
                title,
                null,
                "Il pleut.",
                List.of(),
                List.of(new Author("zoe-martin", "Zoé Martin")),
                null,
                policy,
                Neighbours.TIME,
                Neighbours.TIME);
    }
}
