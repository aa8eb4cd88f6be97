package org.kiosque.comment.reading.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.CommentServiceApplication;
import org.kiosque.comment.Reader.Answer;
import org.kiosque.comment.WithRealParts;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Two replicas on one store and one broker, each with readers who stay. */
class StreamIT extends WithRealParts {

    private static final List<String> SAME = List.of(
            "spring.mongodb.uri",
            "spring.kafka.bootstrap-servers",
            "kiosque.topics.replication-factor",
            "kiosque.topics.partitions",
            "kiosque.store.write-concern",
            "kiosque.captcha.altcha.hmac-key",
            "kiosque.privacy.key");

    private static @Nullable ConfigurableApplicationContext other;

    @LocalServerPort
    private int here;

    @Autowired
    private Environment settings;

    @Autowired
    private ApplicationContext replica;

    @Autowired
    private CommentStreams streams;

    @BeforeEach
    void caughtUp() {
        await().atMost(SOON).until(() -> isCurrent(replica));
    }

    private ConfigurableApplicationContext other() {
        var running = other;
        if (running == null || !running.isActive()) {
            running = new SpringApplicationBuilder(CommentServiceApplication.class, TestTokens.class)
                    .run(Stream.concat(
                                    SAME.stream().map(name -> "--" + name + "=" + settings.getProperty(name)),
                                    Stream.of(
                                            "--server.port=0",
                                            "--management.server.port=0",
                                            "--spring.kafka.listener.auto-startup=false",
                                            "--kiosque.stream.heartbeat=1s",
                                            "--kiosque.shutdown.grace=0s"))
                            .toArray(String[]::new));
            other = running;
            var started = running;
            await().atMost(SOON).until(() -> isCurrent(started));
        }
        return running;
    }

    private static boolean isCurrent(ApplicationContext replica) {
        return replica.getBean("commentStreamFeed", TopicReplay.class).isCurrent();
    }

    private static int portOf(ConfigurableApplicationContext replica) {
        return replica.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        var running = other;
        if (running != null) {
            running.close();
        }
    }

    private static String idOf(Answer posted) {
        return posted.json().get("id").asString();
    }

    @Test
    void readersOnBothReplicasHearWhatHappensAndNothingOfThePerson() throws Exception {
        String article = article(CommentPolicy.OPEN);
        int before = streams.open();
        try (var near = new Follower(here, article, null);
                var far = new Follower(portOf(other()), article, null)) {
            assertThat(near.status()).isEqualTo(200);
            assertThat(near.header("Content-Type")).startsWith("text/event-stream");
            assertThat(near.header("Cache-Control")).isEqualTo("no-store");
            near.hears("count", data -> data.get("count").asInt() == 0);

            Answer posted = reader.posts(article, "Premier mot.");
            String id = idOf(posted);
            for (Follower one : List.of(near, far)) {
                JsonNode approved = one.hears("approved", id).data();
                assertThat(approved.get("language").asString()).isNotEmpty();
                one.hears("count", data -> data.get("count").asInt() == 1);
            }
            edits(posted, "Second mot.");
            for (Follower one : List.of(near, far)) {
                one.hears("edited", id);
            }
            reader.decides("reject", id);
            for (Follower one : List.of(near, far)) {
                one.hears("removed", id);
                assertThat(one.told()).noneMatch(told -> told.event().equals("reset"));
                assertThat(String.join("\n", one.lines()))
                        .doesNotContain("Ada", "ada@example.org", "Premier", "Second", "127.0.0.1");
            }
            await().atMost(SOON).until(() -> far.lines().contains(":")); // the heartbeat
        }
        reader.posts(article, "Encore."); // whoever is gone is noticed when there is something to tell
        await().atMost(SOON).until(() -> streams.open() <= before);
    }

    private void edits(Answer posted, String words) throws Exception {
        assertThat(reader.patch(
                                "/comments/" + idOf(posted),
                                Map.of("body", words),
                                "Edit-Token",
                                posted.json().get("editToken").asString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoComesBackToAnotherReplicaHearsExactlyWhatWasMissed() throws Exception {
        String article = article(CommentPolicy.OPEN);
        String heard;
        String last;
        try (var near = new Follower(here, article, null)) {
            heard = idOf(reader.posts(article, "Entendu."));
            near.hears("approved", heard);
            last = near.last();
        }
        assertThat(last).isNotNull();
        String answer = idOf(reader.post(
                "/articles/" + article + "/comments",
                Map.of(
                        "author",
                        Map.of("name", "Ada", "email", "ada@example.org"),
                        "body",
                        "Manqué.",
                        "parentId",
                        heard,
                        "captcha",
                        reader.solved())));
        reader.decides("reject", heard);
        String elsewhere = idOf(reader.posts(article(CommentPolicy.OPEN), "Ailleurs."));

        try (var far = new Follower(portOf(other()), article, last)) {
            JsonNode approved = far.hears("approved", answer).data();
            assertThat(approved.get("threadId").asString()).isEqualTo(heard);
            assertThat(approved.get("parentId").asString()).isEqualTo(heard);
            far.hears("removed", heard);
            assertThat(far.told())
                    .noneMatch(told -> told.event().equals("reset"))
                    .noneMatch(told -> told.event().equals("approved")
                            && told.data().get("id").asString().equals(heard))
                    .noneMatch(told -> told.data().path("id").asString("").equals(elsewhere));
        }
        try (var lost = new Follower(here, article, "anything");
                var ahead = new Follower(here, article, "0.zzzzzzz")) {
            lost.hears("reset", _ -> true);
            ahead.hears("reset", _ -> true);
        }
    }

    @Test
    void streamsOfAReplicaThatStopsEndAndReadersGoOnElsewhere() throws Exception {
        String article = article(CommentPolicy.OPEN);
        try (var far = new Follower(portOf(other()), article, null)) {
            String first = idOf(reader.posts(article, "Avant l’arrêt."));
            far.hears("approved", first);

            other().close();
            far.awaitEnd();
            assertThat(far.broken()).isNull();
            String second = idOf(reader.posts(article, "Pendant l’arrêt."));
            try (var near = new Follower(here, article, far.last())) {
                near.hears("approved", second);
                assertThat(near.told())
                        .noneMatch(told -> told.data().path("id").asString("").equals(first));
            }
        }
    }

    @Test
    void thoseOfAWithdrawnArticleEndAndNoOtherIsOpened() throws Exception {
        String article = article(CommentPolicy.OPEN);
        try (var near = new Follower(here, article, null)) {
            near.hears("count", _ -> true);
            withdrawn(article, 2);
            near.awaitEnd();
        }
        try (var late = new Follower(here, article, null);
                var nowhere = new Follower(here, "n0wheren0whe", null)) {
            assertThat(late.status()).isEqualTo(410);
            assertThat(nowhere.status()).isIn(404, 503); // article-service cannot be asked here
        }
    }
}
