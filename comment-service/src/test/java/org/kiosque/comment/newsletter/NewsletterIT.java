package org.kiosque.comment.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.comment.news.Topic;
import org.kiosque.comment.newsletter.Subscriptions.Wish;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.test.web.servlet.ResultActions;

/** Who gets which letters about new articles, by a real mail server that comes and goes. */
@TestPropertySource(
        properties = {
            "kiosque.newsletter.from=Kiosque <news@kiosque.example>",
            "kiosque.newsletter.site-url=https://kiosque.example/",
            "kiosque.newsletter.max-per-mailbox=6"
        })
class NewsletterIT extends WithoutBroker {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PORT = TestSocketUtils.findAvailableTcpPort();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Topic ALL = new Topic(null, null);

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private Stories stories;

    @Autowired
    private NewsletterWorker worker;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> PORT);
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void nobodyHasWishedForAnything() throws Exception {
        if (!MAIL.isRunning()) {
            MAIL.start();
        }
        allIsOver();
        for (String collection :
                List.of("subscriptions", "newsletterStories", "newsletterIssues", "newsletterLetters")) {
            mongo.remove(new Query(), collection);
        }
        MAIL.purgeEmailFromAllMailboxes();
    }

    private ResultActions wished(String email, String... more) throws Exception {
        Map<String, Object> wish = new HashMap<>(Map.of("email", email, "language", "fr", "frequency", "at-once"));
        for (int i = 0; i < more.length; i += 2) {
            wish.put(more[i], more[i + 1]);
        }
        return mvc.perform(post("/api/v1/subscriptions")
                .with(from("203.0.113.7"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(wish)));
    }

    private static String token(MimeMessage letter) throws Exception {
        String address = letter.getHeader("List-Unsubscribe", null).replaceAll("\\s+", "");
        assertThat(address).matches("<https://kiosque\\.example/(fr|en)/newsletter/[0-9a-f]{32}[ce][0-9a-f]{32}>");
        return address.substring(address.lastIndexOf('/') + 1, address.length() - 1);
    }

    private static List<MimeMessage> letters(int count) {
        await().atMost(SOON).until(() -> MAIL.getReceivedMessages().length >= count);
        assertThat(MAIL.getReceivedMessages()).hasSize(count);
        return Stream.of(MAIL.getReceivedMessages()).toList();
    }

    /** All letters were made, and none is on its way. */
    private void allIsOver() {
        await().atMost(SOON)
                .until(() -> Stream.of("newsletterIssues", "newsletterLetters")
                        .noneMatch(collection ->
                                mongo.exists(query(where("dueAt").lte(Date.from(clock.instant()))), collection)));
        await().atMost(SOON).until(() -> !mongo.exists(query(where("outcome").is("leaving")), "newsletterLetters"));
    }

    private static String to(MimeMessage letter) {
        try {
            return letter.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage letter) {
        try {
            return ((String) letter.getContent()).replace("\r\n", "\n");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who has confirmed before. */
    private String reader(String email, String language, Topic topic, String frequency) {
        var wish = new Wish(email, language, topic, frequency);
        subscriptions.wish(wish, "network");
        subscriptions.confirm(subscriptions.idOf(wish));
        return subscriptions.idOf(wish);
    }

    private Story story(String language, String title, List<String> tags, String section) {
        String article = RandomId.next();
        return new Story(
                Story.id(article, language),
                1,
                article,
                language,
                language,
                "slug-" + article,
                title,
                "Ce qui s’est passé.",
                tags,
                section,
                clock.instant());
    }

    private Story published(String title, String... tags) {
        Story story = story("fr", title, List.of(tags), null);
        stories.add(story, clock.instant());
        return story;
    }

    @Test
    void nobodyGetsLettersWhoHasNotConfirmedThem() throws Exception {
        wished("Ada@Example.org")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("pending"));
        MimeMessage question = letters(1).getFirst();
        assertThat(to(question)).isEqualTo("ada@example.org");
        assertThat(question.getSubject()).isEqualTo("À confirmer\u00a0: Kiosque par courriel");
        String token = token(question);
        assertThat(text(question)).contains("https://kiosque.example/fr/newsletter/" + token);

        mvc.perform(get("/api/v1/subscriptions/" + token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("pending"))
                .andExpect(jsonPath("$.confirms").value(true));
        published("Avant");
        allIsOver();
        mvc.perform(put("/api/v1/subscriptions/" + token + "/confirmation"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("active"));
        mvc.perform(put("/api/v1/subscriptions/" + token + "/confirmation")).andExpect(status().isOk());
        Story story = published("La gare rouvre");

        MimeMessage letter = letters(2).getLast();
        assertThat(letter.getSubject()).isEqualTo("La gare rouvre");
        assertThat(letter.getFrom()).extracting(Object::toString).containsExactly("Kiosque <news@kiosque.example>");
        assertThat(text(letter)).contains("Ce qui s’est passé.", "https://kiosque.example/fr/" + story.slug());
        assertThat(letter.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        for (String collection : List.of("subscriptions", "newsletterLetters")) {
            assertThat(mongo.find(new Query(), Document.class, collection).toString())
                    .doesNotContain("example.org", "203.0.113.7");
        }
    }

    @Test
    void theAddressInALetterEndsThemAndCannotConfirmAnything() throws Exception {
        reader("ada@example.org", "fr", ALL, Subscription.AT_ONCE);
        published("Une");
        String token = token(letters(1).getFirst());

        mvc.perform(put("/api/v1/subscriptions/" + token + "/confirmation")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/subscriptions/" + token))
                .andExpect(jsonPath("$.confirms").value(false));
        mvc.perform(delete("/api/v1/subscriptions/" + token)).andExpect(status().isNoContent());
        mvc.perform(delete("/api/v1/subscriptions/" + token)).andExpect(status().isNoContent());

        mvc.perform(get("/api/v1/subscriptions/" + token)).andExpect(status().isNotFound());
        published("Deux");
        allIsOver();
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(mongo.getCollection("subscriptions").countDocuments()).isZero();
        wished("ada@example.org").andExpect(status().isAccepted());
        assertThat(letters(2).getLast().getSubject()).startsWith("À confirmer");
    }

    @Test
    void whatWasNeverInALetterOpensNothing() throws Exception {
        String id = reader("ada@example.org", "fr", ALL, Subscription.AT_ONCE);

        for (String token : List.of("x", id, id + "c" + "0".repeat(32), id + "e" + "0".repeat(32))) {
            mvc.perform(get("/api/v1/subscriptions/" + token)).andExpect(status().isNotFound());
            mvc.perform(delete("/api/v1/subscriptions/" + token)).andExpect(status().isNotFound());
        }
        assertThat(subscriptions.find(id)).isPresent();
    }

    @Test
    void nobodyCanHaveAMailboxFloodedOrLearnWhoGetsLetters() throws Exception {
        reader("ada@example.org", "fr", ALL, Subscription.AT_ONCE);
        wished("ada@example.org")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("pending"));
        allIsOver();
        assertThat(MAIL.getReceivedMessages()).isEmpty();

        for (int i = 0; i < 8; i++) {
            wished("bob@example.org", "tag", "t" + i).andExpect(status().isAccepted());
            wished("bob@example.org", "tag", "t" + i).andExpect(status().isAccepted());
            allIsOver();
        }
        assertThat(MAIL.getReceivedMessages()).hasSize(NewsletterWorker.MOST_QUESTIONS);
        wished("cy@example.org").andExpect(status().isAccepted());
        wished("cy@example.org", "frequency", "daily").andExpect(status().isAccepted());
        wished("dan@example.org").andExpect(status().isTooManyRequests());
        clock.ahead = Duration.ofHours(2);
        wished("dan@example.org").andExpect(status().isAccepted());
    }

    @Test
    void aWishThatNobodyConfirmsIsForgotten() throws Exception {
        wished("ada@example.org").andExpect(status().isAccepted());
        String token = token(letters(1).getFirst());
        clock.ahead = Subscriptions.CONFIRMED_WITHIN.plusMinutes(1);

        subscriptions.purge();

        mvc.perform(put("/api/v1/subscriptions/" + token + "/confirmation")).andExpect(status().isNotFound());
        assertThat(mongo.getCollection("subscriptions").countDocuments()).isZero();
    }

    @Test
    void whoWantsATagASectionOrALanguageHearsOfThatAlone() {
        reader("tag@example.org", "fr", new Topic("energie", null), Subscription.AT_ONCE);
        reader("section@example.org", "fr", new Topic(null, "monde"), Subscription.AT_ONCE);
        reader("english@example.org", "en", new Topic(null, "monde"), Subscription.AT_ONCE);
        reader("daily@example.org", "fr", ALL, Subscription.DAILY);

        published("Un barrage", "energie", "eau");
        Story world = story("fr", "Un traité", List.of("paix"), "monde");
        stories.add(world, clock.instant());
        stories.add(
                new Story(
                        Story.id(world.articleId(), "en"),
                        1,
                        world.articleId(),
                        "en",
                        "fr",
                        "a-treaty",
                        "A treaty",
                        null,
                        List.of("paix"),
                        null,
                        clock.instant()),
                clock.instant());

        assertThat(letters(3))
                .extracting(letter -> to(letter) + " " + letter.getSubject())
                .containsExactlyInAnyOrder(
                        "tag@example.org Un barrage", "section@example.org Un traité", "english@example.org A treaty");
    }

    @Test
    void aDaysLettersLeaveOnceWithAllThatCame() {
        reader("ada@example.org", "fr", ALL, Subscription.DAILY);
        reader("bob@example.org", "fr", new Topic("rien", null), Subscription.DAILY);
        worker.look();
        allIsOver();
        published("Première");
        published("Deuxième");
        assertThat(MAIL.getReceivedMessages()).isEmpty();

        clock.ahead = Duration.ofDays(1);
        worker.look();
        worker.look();

        MimeMessage letter = letters(1).getFirst();
        assertThat(to(letter)).isEqualTo("ada@example.org");
        assertThat(text(letter)).contains("Première", "Deuxième");
        allIsOver();
        clock.ahead = Duration.ofDays(2);
        worker.look(); // nothing came
        allIsOver();
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whatIsNoNewsOrToldOnceMoreOrWithdrawnIsNotTold() {
        reader("ada@example.org", "fr", ALL, Subscription.AT_ONCE);
        stories.add(
                story("fr", "Il y a longtemps", List.of(), null),
                clock.instant().minus(Duration.ofDays(4)));
        Story story = published("Une");
        letters(1);

        stories.add(story, clock.instant());
        var gone = new Story(
                Story.id(WITHDRAWN, "fr"),
                1,
                WITHDRAWN,
                "fr",
                "fr",
                "x",
                "Retiré",
                null,
                List.of(),
                null,
                clock.instant());
        stories.add(gone, clock.instant());
        allIsOver();

        assertThat(MAIL.getReceivedMessages()).hasSize(1);
    }

    @Test
    void onSeveralReplicasEachLetterLeavesOnce() throws Exception {
        int readers = 120;
        IntStream.range(0, readers).forEach(i -> reader("r" + i + "@example.org", "fr", ALL, Subscription.AT_ONCE));
        Story story = published("Pour tous");

        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                others.submit(() -> {
                    while (mongo.getCollection("newsletterLetters").countDocuments(new Document("outcome", "sent"))
                            < readers) {
                        stories.add(story, story.at());
                        worker.make();
                        worker.send();
                    }
                    return true;
                });
            }
        }
        allIsOver();

        assertThat(letters(readers)).extracting(NewsletterIT::to).doesNotHaveDuplicates();
    }

    /** Where a process ends without a word, as its documents are then. */
    @Test
    void whoeverDiesLeavesNoLetterThatLeavesTwice() {
        String first = reader("ada@example.org", "fr", ALL, Subscription.AT_ONCE);
        String second = reader("bob@example.org", "fr", ALL, Subscription.AT_ONCE);
        published("Une");
        letters(2);
        allIsOver();

        // over making letters: some were made of those that were to come, and that was not noted
        mongo.updateFirst(
                query(where("_id").regex("^story:")),
                new Update().set("after", "").set("dueAt", Date.from(clock.instant())),
                "newsletterIssues");
        allIsOver();
        // over handing one over
        mongo.updateFirst(
                query(where("subscriptionId").is(first)), new Update().set("outcome", "leaving"), "newsletterLetters");
        // and before another one was let go
        mongo.updateFirst(
                query(where("subscriptionId").is(second)),
                new Update()
                        .unset("outcome")
                        .unset("mailbox")
                        .set("attempts", 1)
                        .set("dueAt", Date.from(clock.instant().plus(Sendings.LEASE))),
                "newsletterLetters");
        clock.ahead = Sendings.LEASE.plusSeconds(1);

        try {
            assertThat(letters(3))
                    .extracting(NewsletterIT::to)
                    .containsExactlyInAnyOrder("ada@example.org", "bob@example.org", "bob@example.org");
        } finally { // nobody will end it, and the next test waits until all are over
            mongo.updateFirst(
                    query(where("subscriptionId").is(first)), new Update().set("outcome", "sent"), "newsletterLetters");
        }
    }

    @Test
    void lettersWaitForTheMailServer() {
        reader("ada@example.org", "fr", ALL, Subscription.AT_ONCE);
        MAIL.stop();
        published("Une");
        await().atMost(SOON).until(() -> mongo.exists(query(where("attempts").gte(1)), "newsletterLetters"));
        allIsOver();

        MAIL.start();
        clock.ahead = Duration.ofMinutes(2);

        assertThat(letters(1).getFirst()).extracting(NewsletterIT::to).isEqualTo("ada@example.org");
    }

    @Test
    void nobodyIsFlooded() {
        reader("ada@example.org", "fr", ALL, Subscription.AT_ONCE);
        for (int i = 0; i < 8; i++) {
            published("Article " + i);
            allIsOver();
        }

        assertThat(MAIL.getReceivedMessages()).hasSize(6);
    }

    @Test
    void whoIsForgottenGetsNoneAndNothingIsLeft() throws Exception {
        reader("ada@example.org", "fr", ALL, Subscription.AT_ONCE);
        published("Une");
        letters(1);
        allIsOver();

        mvc.perform(delete(URI.create("/api/v1/people/ada%40example.org/comments"))
                        .header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .andExpect(status().isOk());

        assertThat(mongo.getCollection("subscriptions").countDocuments()).isZero();
        assertThat(mongo.getCollection("newsletterLetters").countDocuments()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "email,nobody,/email",
        "language,de,/language",
        "frequency,hourly,/frequency",
        "tag,NO KEY,/tag",
        "section,../x,/section"
    })
    void aBadWishIsRefusedByTheNameOfItsField(String field, String value, String pointer) throws Exception {
        wished("ada@example.org", field, value)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer));
        wished("ada@example.org", "tag", "a", "section", "b")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/section"));
        assertThat(mongo.getCollection("subscriptions").countDocuments()).isZero();
    }

    @Test
    void aDayBeginsWhereTheOneBeforeEnded() {
        Instant first = Instant.parse("2001-11-20T06:00:00Z");
        stories.addDay("2001-11-20", first);
        stories.addDay("2001-11-22", first.plus(Duration.ofDays(2))); // nobody was there in between
        stories.addDay("2001-12-20", first.plus(Duration.ofDays(30)));

        assertThat(stories.issue("day:2001-11-20"))
                .get()
                .extracting(Issue::from)
                .isEqualTo(first.minus(Duration.ofDays(1)));
        assertThat(stories.issue("day:2001-11-22"))
                .get()
                .extracting(Issue::from)
                .isEqualTo(first);
        assertThat(stories.issue("day:2001-12-20"))
                .get()
                .extracting(Issue::from)
                .isEqualTo(first.plus(Duration.ofDays(23)));
    }
}
