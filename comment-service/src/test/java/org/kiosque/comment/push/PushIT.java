package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.news.ReadableStory;
import org.kiosque.comment.push.PushService.Received;
import org.kiosque.common.events.RandomId;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

/** Which browsers are told of which articles. */
class PushIT extends WithPushService {

    @Test
    void aBrowserIsToldOfAnArticleAsOnlyItCanRead() throws Exception {
        mvc.perform(get("/api/v1/subscriptions/push-key"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.publicKey").value(PUBLIC));
        Browser browser = SERVICE.browser();
        wished(browser, "language", "fr").andExpect(status().isCreated());
        ReadableStory story = published("La gare rouvre");

        Received message = messages(1).getFirst();

        SERVICE.isSignedBy(PUBLIC, message, clock.instant());
        assertThat(message.encoding()).isEqualTo("aes128gcm");
        assertThat(message.urgency()).isEqualTo("normal");
        assertThat(Long.parseLong(String.valueOf(message.ttl()))).isBetween(86_000L, 86_400L);
        assertThat(message.topic()).matches("[A-Za-z0-9_-]{32}").doesNotContain(story.articleId());
        JsonNode told = read(browser, message);
        assertThat(told.get("title").asString()).isEqualTo("La gare rouvre");
        assertThat(told.get("body").asString()).isEqualTo("Ce qui s’est passé.");
        assertThat(told.get("url").asString()).isEqualTo("/fr/le-train");
        assertThat(outcome()).isEqualTo("sent");
    }

    @Test
    void whoWantsATagASectionOrALanguageHearsOfThatAlone() throws Exception {
        Browser tag = subscribed("tag", "energie");
        Browser section = subscribed("section", "monde");
        Browser english = subscribed("language", "en", "section", "monde");
        Browser changed = subscribed("tag", "energie");
        token(wished(changed, "tag", "rien"));

        published("Un barrage", "energie", "eau");
        var world = new ReadableStory(
                RandomId.next(),
                1,
                "fr",
                "fr",
                "un-traite",
                "Un traité",
                null,
                List.of("paix"),
                "monde",
                clock.instant());
        stories.add(world);
        stories.add(new ReadableStory(
                world.articleId(),
                1,
                "en",
                "fr",
                "a-treaty",
                "A treaty",
                null,
                List.of("paix"),
                null,
                clock.instant()));

        assertThat(messages(3))
                .extracting(Received::endpoint)
                .containsExactlyInAnyOrder(tag.endpoint(), section.endpoint(), english.endpoint());
    }

    @Test
    void whatIsNoNewsOrWithdrawnOrWasThereBeforeIsNotTold() throws Exception {
        published("Avant");
        allIsOver();
        subscribed();
        ReadableStory old = story("Il y a longtemps", 1);
        stories.add(new ReadableStory(
                old.articleId(),
                1,
                "fr",
                "fr",
                "x",
                "Il y a longtemps",
                null,
                List.of(),
                null,
                clock.instant().minus(Duration.ofDays(4))));
        stories.add(new ReadableStory(WITHDRAWN, 1, "fr", "fr", "x", "Retiré", null, List.of(), null, clock.instant()));
        allIsOver();

        assertThat(SERVICE.received()).isEmpty();
        assertThat(outcome()).isEqualTo("dropped");
    }

    @Test
    void anArticleIsToldOnceHoweverOftenItsEventComes() throws Exception {
        subscribed();
        ReadableStory story = published("Une");
        messages(1);

        stories.add(story);
        stories.add(revised(story, 2, "Une"));
        stories.add(story);
        pushes.add(
                mongo.findDistinct(new Query(), "_id", "pushSubscriptions", String.class),
                story.articleId() + ":fr",
                1);
        allIsOver();

        assertThat(SERVICE.received()).hasSize(1);
    }

    @Test
    void aRevisedArticleTakesThePlaceOfItsMessage() throws Exception {
        Browser browser = subscribed();
        ReadableStory story = published("Dix blessés");
        String topic = messages(1).getFirst().topic();

        ReadableStory corrected = revised(story, 2, "Neuf blessés");
        stories.add(corrected);
        Received second = messages(2).getLast();
        stories.add(corrected);
        stories.add(story);
        allIsOver();

        assertThat(second.topic()).isEqualTo(topic);
        JsonNode told = read(browser, second);
        assertThat(told.get("title").asString()).isEqualTo("Neuf blessés");
        assertThat(told.get("again").asBoolean()).isTrue();
        assertThat(told.get("tag").asString())
                .isEqualTo(
                        read(browser, SERVICE.received().getFirst()).get("tag").asString());
        published("Autre");
        assertThat(messages(3).getLast().topic()).isNotEqualTo(topic);

        clock.ahead = Duration.ofHours(25);
        stories.add(revised(story, 3, "Huit blessés"));
        allIsOver();
        assertThat(SERVICE.received()).hasSize(3);
    }

    @Test
    void aTitleThatIsCorrectedBeforeAnythingWasToldMakesItsNoise() throws Exception {
        Browser browser = subscribed();
        SERVICE.status = 500;
        ReadableStory story = published("Dix blessés");
        messages(1);
        await().atMost(SOON).until(() -> outcome() == null);
        SERVICE.status = 201;
        stories.add(revised(story, 2, "Neuf blessés"));

        JsonNode told = read(browser, messages(2).getLast());
        assertThat(told.get("title").asString()).isEqualTo("Neuf blessés");
        assertThat(told.get("again").asBoolean()).isFalse();
    }

    @Test
    void onSeveralReplicasEachMessageLeavesOnce() throws Exception {
        int browsers = 60;
        for (int i = 0; i < browsers; i++) {
            subscribed();
        }
        ReadableStory story = published("Pour tous");

        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                others.submit(() -> {
                    while (mongo.getCollection("pushMessages").countDocuments(new Document("outcome", "sent"))
                            < browsers) {
                        stories.add(story);
                        worker.make();
                        worker.send();
                    }
                    return true;
                });
            }
        }

        assertThat(messages(browsers)).extracting(Received::endpoint).doesNotHaveDuplicates();
    }

    /** Where a process ends without a word, as its documents are then. */
    @Test
    void whatSomebodyDiedOverIsTakenUpByOthers() throws Exception {
        Browser first = subscribed();
        Browser second = subscribed();
        published("Une");
        messages(2);

        // over making them: some were made of those that were to come, and that was not noted
        mongo.updateMulti(
                new Query(), new Update().set("after", "").set("dueAt", Date.from(clock.instant())), "pushStories");
        allIsOver();
        // over handing one over
        mongo.updateFirst(
                query(where("subscriberId").is(subscribers.idOf(first.endpoint()))),
                new Update()
                        .set("outcome", "leaving")
                        .set("dueAt", Date.from(clock.instant().plus(Pushes.LEASE))),
                "pushMessages");
        // and before another one was let go
        mongo.updateFirst(
                query(where("subscriberId").is(subscribers.idOf(second.endpoint()))),
                new Update()
                        .unset("outcome")
                        .set("attempts", 1)
                        .set("dueAt", Date.from(clock.instant().plus(Pushes.LEASE))),
                "pushMessages");
        clock.ahead = Pushes.LEASE.plusSeconds(1);

        List<Received> all = messages(4);
        for (Browser browser : List.of(first, second)) {
            assertThat(all)
                    .filteredOn(message -> message.endpoint().equals(browser.endpoint()))
                    .extracting(Received::topic)
                    .hasSize(2)
                    .containsOnly(all.getFirst().topic());
        }
    }
}
