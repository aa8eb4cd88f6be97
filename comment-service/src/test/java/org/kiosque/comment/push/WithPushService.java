package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.comment.news.ReadableStory;
import org.kiosque.comment.push.PushService.Received;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** The service as browsers see it, and a push service that all tests here share. */
@TestPropertySource(
        properties = {
            "kiosque.push.subject=mailto:push@kiosque.example",
            "kiosque.push.allow-loopback=true",
            "kiosque.push.services=127.0.0.1,*.push.example.org,updates.push.services.mozilla.com"
        })
abstract class WithPushService extends WithoutBroker {

    static final Duration SOON = Duration.ofSeconds(60);
    private static final KeyPair PAIR = Browser.keyPair();
    static final String PUBLIC = Browser.BASE64.encodeToString(Browser.point((ECPublicKey) PAIR.getPublic()));
    static final PushService SERVICE = new PushService();
    static final List<String> COLLECTIONS = List.of("pushSubscriptions", "pushStories", "pushMessages");

    @Autowired
    protected PushStories stories;

    @Autowired
    protected Pushes pushes;

    @Autowired
    protected Subscribers subscribers;

    @Autowired
    protected PushWorker worker;

    @Autowired
    private RestingServices services;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        registry.add("kiosque.push.public-key", () -> PUBLIC);
        registry.add(
                "kiosque.push.private-key",
                () -> Base64.getEncoder().encodeToString(PAIR.getPrivate().getEncoded()));
    }

    @BeforeEach
    void nobodyHasSubscribed() {
        allIsOver();
        COLLECTIONS.forEach(collection -> mongo.remove(new Query(), collection));
        SERVICE.reset();
        services.forgetAll();
    }

    ResultActions wished(Browser browser, String... more) throws Exception {
        Map<String, Object> wish =
                new HashMap<>(Map.of("endpoint", browser.endpoint(), "keys", browser.keys(), "language", "fr"));
        for (int i = 0; i < more.length; i += 2) {
            wish.put(more[i], more[i + 1]);
        }
        return sent(wish, "127.0.0.1");
    }

    ResultActions sent(Map<String, Object> wish, String from) throws Exception {
        return mvc.perform(post("/api/v1/subscriptions/push")
                .with(from(from))
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(wish)));
    }

    static String token(ResultActions answer) throws Exception {
        return JSON.readTree(answer.andExpect(status().isCreated())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .get("token")
                .asString();
    }

    Browser subscribed(String... more) throws Exception {
        Browser browser = SERVICE.browser();
        token(wished(browser, more));
        return browser;
    }

    ReadableStory story(String title, long sequence, String... tags) {
        return new ReadableStory(
                RandomId.next(),
                sequence,
                "fr",
                "fr",
                "le-train",
                title,
                "Ce qui s’est passé.",
                List.of(tags),
                null,
                clock.instant());
    }

    ReadableStory published(String title, String... tags) {
        ReadableStory story = story(title, 1, tags);
        stories.add(story);
        return story;
    }

    static ReadableStory revised(ReadableStory story, long sequence, String title) {
        return new ReadableStory(
                story.articleId(),
                sequence,
                story.language(),
                story.originalLanguage(),
                story.slug(),
                title,
                story.lead(),
                story.tags(),
                story.section(),
                story.publishedAt());
    }

    /** All messages were made, and none is on its way. */
    void allIsOver() {
        await().atMost(SOON)
                .until(() -> Stream.of("pushStories", "pushMessages")
                        .noneMatch(collection ->
                                mongo.exists(query(where("dueAt").lte(Date.from(clock.instant()))), collection)));
        await().atMost(SOON)
                .until(() -> !mongo.exists(
                        query(new Criteria()
                                .orOperator(
                                        where("outcome").is("leaving"),
                                        where("attempts")
                                                .gt(0)
                                                .and("outcome")
                                                .is(null)
                                                .and("dueAt")
                                                .gt(Date.from(clock.instant().plus(Pushes.LEASE.dividedBy(2))))
                                                .lt(Date.from(clock.instant().plus(Pushes.LEASE))))),
                        "pushMessages"));
    }

    List<Received> messages(int count) {
        await().atMost(SOON).until(() -> SERVICE.received().size() >= count);
        allIsOver();
        assertThat(SERVICE.received()).hasSize(count);
        return SERVICE.received();
    }

    static JsonNode read(Browser browser, Received message) throws Exception {
        assertThat(message.endpoint()).isEqualTo(browser.endpoint());
        return JSON.readTree(browser.read(message.body()));
    }

    @Nullable String outcome() {
        Document only = mongo.findOne(new Query(), Document.class, "pushMessages");
        return only == null ? "none" : only.getString("outcome");
    }

    static Map<String, Object> wish(Browser browser) {
        return Map.of("endpoint", browser.endpoint(), "keys", browser.keys(), "language", "fr");
    }
}
