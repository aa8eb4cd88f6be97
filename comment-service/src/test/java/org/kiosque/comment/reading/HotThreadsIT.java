package org.kiosque.comment.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.CommentServiceApplication;
import org.kiosque.comment.Reader;
import org.kiosque.comment.WithRealParts;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Topics;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Two replicas on one store and one broker: each keeps its answers, and neither shows what no longer is. */
class HotThreadsIT extends WithRealParts {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final List<String> SAME = List.of(
            "spring.mongodb.uri",
            "spring.kafka.bootstrap-servers",
            "spring.kafka.consumer.group-id",
            "kiosque.topics.replication-factor",
            "kiosque.topics.partitions",
            "kiosque.store.write-concern",
            "kiosque.captcha.altcha.hmac-key",
            "kiosque.privacy.key");

    private static ConfigurableApplicationContext other;

    @Autowired
    private Environment settings;

    @Autowired
    private TopicReplay feed;

    @Autowired
    private KafkaListenerEndpointRegistry consumers;

    private Reader elsewhere;

    @BeforeEach
    void anotherReplica() {
        if (other == null) {
            other = new SpringApplicationBuilder(CommentServiceApplication.class, TestTokens.class)
                    .run(Stream.concat(
                                    SAME.stream().map(name -> "--" + name + "=" + settings.getProperty(name)),
                                    Stream.of("--server.port=0", "--management.server.port=0"))
                            .toArray(String[]::new));
        }
        elsewhere = new Reader(other.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        await().atMost(SOON)
                .until(() ->
                        feed.isCurrent() && other.getBean(TopicReplay.class).isCurrent());
        // While the group shares out the topics anew, nobody takes in what they tell.
        await().atMost(SOON)
                .until(() -> hasItsShare(consumers) && hasItsShare(other.getBean(KafkaListenerEndpointRegistry.class)));
    }

    private static boolean hasItsShare(KafkaListenerEndpointRegistry consumers) {
        return consumers.getListenerContainers().stream().allMatch(container -> {
            var share = container.getAssignedPartitions();
            return share != null && !share.isEmpty();
        });
    }

    @AfterAll
    static void stop() {
        other.close();
        other = null;
    }

    @Test
    void whatIsApprovedAndTakenDownIsSoOnBothAtOnce() throws Exception {
        String article = article(CommentPolicy.PREMODERATED);
        kept(article, 0);
        String id = reader.posts(article, "Un mot gentil.").json().get("id").asString();

        reader.decides("approve", id);
        assertThat(reader.threads(article)).hasSize(1);
        await().atMost(AT_ONCE).until(() -> elsewhere.threads(article).size() == 1);
        kept(article, 1);

        elsewhere.decides("reject", id);
        assertThat(elsewhere.threads(article)).isEmpty();
        await().atMost(AT_ONCE).until(() -> reader.threads(article).isEmpty());
        kept(article, 0);
    }

    @Test
    void theThreadOfAWithdrawnArticleGoesOnBothAndDoesNotComeBackUntilItIsPublishedAgain() throws Exception {
        String article = article(CommentPolicy.OPEN);
        reader.posts(article, "Tout de suite.");
        await().atMost(SOON).until(() -> elsewhere.threads(article).size() == 1);
        kept(article, 1);

        withdrawn(article, 2);
        for (Reader one : List.of(reader, elsewhere)) {
            await().atMost(AT_ONCE).pollInterval(Duration.ofMillis(20)).until(() -> status(one, article, "") == 410);
            await().during(AT_ONCE)
                    .atMost(AT_ONCE.multipliedBy(2))
                    .until(() -> status(one, article, "") == 410 && status(one, article, "?limit=3") == 410);
        }

        published(article, 3, CommentPolicy.OPEN);
        for (Reader one : List.of(reader, elsewhere)) {
            await().atMost(AT_ONCE.multipliedBy(2)).until(() -> status(one, article, "") == 200);
        }
    }

    @Test
    void whatModeratorsRuleIsSoOnBothAtOnce() throws Exception {
        String article = article(CommentPolicy.OPEN);
        kept(article, 0);

        rules(reader, "/" + article, "{\"closed\":true}");
        assertThat(discussion(reader, article)).isEqualTo("closed");
        await().atMost(AT_ONCE).until(() -> discussion(elsewhere, article).equals("closed"));
        rules(elsewhere, "/" + article, "{}");
        await().atMost(AT_ONCE).until(() -> discussion(reader, article).equals("open"));
        kept(article, 0);

        rules(elsewhere, "", "{\"closed\":true}");
        assertThat(discussion(elsewhere, article)).isEqualTo("closed");
        await().atMost(AT_ONCE).until(() -> discussion(reader, article).equals("closed"));
        rules(reader, "", "{}");
        await().atMost(AT_ONCE).until(() -> discussion(elsewhere, article).equals("open"));
        assertThat(RawRecords.of(Topics.COMMENTS, 2, SOON, record -> article.equals(record.key())))
                .extracting(record -> RawRecords.header(record, "ce_type"))
                .containsOnly("discussion.ruled.v1");
    }

    private static void rules(Reader replica, String about, String rules) throws Exception {
        assertThat(replica.rules(about, rules)).isEqualTo(200);
    }

    private static String discussion(Reader replica, String article) throws Exception {
        return replica.get("/articles/" + article + "/comments")
                .json()
                .get("discussion")
                .asString();
    }

    @Test
    void whatIsKeptIsNotAskedOfTheStoreAgain() throws Exception {
        String article = article(CommentPolicy.OPEN);
        reader.posts(article, "Premier mot.");
        await().atMost(SOON).until(() -> elsewhere.threads(article).size() == 1);
        kept(article, 1);

        var text = new AtomicReference<String>();
        var round = new AtomicInteger();
        await().atMost(SOON).until(() -> {
            text.set("Autre mot " + round.incrementAndGet() + ".");
            return isUnseenBehindTheirBacks(article, text.get());
        });
        revised(article, 2, CommentPolicy.OPEN, "Le train");
        for (Reader one : List.of(reader, elsewhere)) {
            await().atMost(AT_ONCE).until(() -> body(one, article).equals(text.get()));
        }
    }

    /** For longer than without the topics; false when a replica has missed them for a moment, as on a busy machine. */
    private boolean isUnseenBehindTheirBacks(String article, String text) throws Exception {
        String here = body(reader, article);
        String there = body(elsewhere, article);
        mongo.updateMulti(query(where("articleId").is(article)), new Update().set("body", text), "comments");
        try {
            await().during(AT_ONCE.plusMillis(200))
                    .atMost(AT_ONCE.multipliedBy(3))
                    .until(() -> body(reader, article).equals(here)
                            && body(elsewhere, article).equals(there));
            return true;
        } catch (ConditionTimeoutException seen) {
            return false;
        }
    }

    /** Reads on both until nothing about the article is on its way any longer. */
    private void kept(String article, int threads) throws Exception {
        for (Reader one : List.of(reader, elsewhere)) {
            assertThat(one.threads(article)).hasSize(threads);
            assertThat(one.threads(article)).hasSize(threads);
        }
    }

    private static String body(Reader replica, String article) throws Exception {
        return replica.threads(article).get(0).get("body").asString();
    }

    private static int status(Reader replica, String article, String question) throws Exception {
        return replica.get("/articles/" + article + "/comments" + question).status();
    }
}
