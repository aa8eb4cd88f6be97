package org.kiosque.comment.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.kiosque.common.testing.TestTokens;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** Who is told what by mail, by a real mail server that comes and goes. */
@TestPropertySource(
        properties = {
            "kiosque.notices.from=Kiosque <comments@kiosque.example>",
            "kiosque.notices.site-url=https://kiosque.example",
            "kiosque.notices.max-per-mailbox=3"
        })
class NoticeIT extends WithoutBroker {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PORT = TestSocketUtils.findAvailableTcpPort();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

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
    void nothingWasSent() throws Exception {
        mongo.remove(new Query(), "notices");
        mongo.remove(new Query(), "noticeRefusals");
        if (!MAIL.isRunning()) {
            MAIL.start();
        }
        MAIL.purgeEmailFromAllMailboxes();
    }

    private static List<MimeMessage> letters(int count) {
        await().atMost(SOON).until(() -> MAIL.getReceivedMessages().length >= count);
        assertThat(MAIL.getReceivedMessages()).hasSize(count);
        return Stream.of(MAIL.getReceivedMessages()).toList();
    }

    private void allIsOver() {
        await().atMost(SOON)
                .until(() -> mongo.exists(new Query(), "notices")
                        && !mongo.exists(new Query(Criteria.where("dueAt").exists(true)), "notices"));
    }

    private static URI unsubscription(MimeMessage letter) throws Exception {
        String header = letter.getHeader("List-Unsubscribe", null);
        assertThat(header)
                .startsWith("<https://kiosque.example/api/v1/notices/")
                .endsWith(">");
        return URI.create(header.replaceAll("\\s+", "")
                .substring(
                        "<https://kiosque.example".length(),
                        header.replaceAll("\\s+", "").length() - 1));
    }

    private String answerTo(String comment) throws Exception {
        Map<String, Object> answer = changed("body", "Je ne suis pas d’accord, et voici pourquoi.");
        answer.put("author", author("Bob", "bob@example.org"));
        answer.put("parentId", comment);
        return idOf(postedTo(OPEN, answer));
    }

    @Test
    void anAuthorHearsOfADecisionAndWhy() throws Exception {
        String rejected = idOf(posted(comment()));
        mvc.perform(post("/api/v1/moderation/decisions")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"commentIds\":[\"" + rejected
                                + "\"],\"decision\":\"reject\",\"code\":\"off-topic\"}"))
                .andExpect(status().isOk());

        MimeMessage letter = letters(1).getFirst();

        assertThat(letter.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("ada@example.org");
        assertThat(letter.getFrom()).extracting(Object::toString).containsExactly("Kiosque <comments@kiosque.example>");
        assertThat(letter.getSubject()).isEqualTo("Votre commentaire sur « Le train de nuit » n’a pas été publié");
        assertThat((String) letter.getContent())
                .contains("Bonjour Ada", "> Je suis tout à fait", "il ne porte pas sur l’article")
                .doesNotContain("camille");
        assertThat(letter.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(letter.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(letter.getMessageID()).isEqualTo("<decision." + rejected + ".0000@kiosque.example>");
        assertThat(mongo.find(new Query(), Document.class, "notices").toString())
                .doesNotContain("example.org", "Ada");
    }

    @Test
    void anAuthorHearsOfAnAnswerOnceAndNotOfTheirOwn() throws Exception {
        String comment = idOf(postedTo(OPEN, comment()));
        Map<String, Object> own = changed("body", "J’ajoute encore ceci, pour être claire.");
        own.put("parentId", comment);
        postedTo(OPEN, own).andExpect(status().isAccepted());
        String answer = answerTo(comment);

        MimeMessage letter = letters(1).getFirst();
        allIsOver();

        assertThat(letter.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("ada@example.org");
        assertThat((String) letter.getContent())
                .contains(
                        "Bob a répondu",
                        "> Je ne suis pas d’accord",
                        "https://kiosque.example/fr/" + OPEN + "#comment-" + answer)
                .doesNotContain("bob@example.org");
        decided("reject", answer);
        allIsOver();
        decided("approve", answer); // shown once more: told before
        await().atMost(SOON).until(() -> MAIL.getReceivedMessages().length == 3); // Bob hears of both decisions
        assertThat(Stream.of(MAIL.getReceivedMessages()).map(NoticeIT::to))
                .filteredOn("ada@example.org"::equals)
                .hasSize(1);
    }

    private static String to(MimeMessage letter) {
        try {
            return letter.getRecipients(RecipientType.TO)[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void lettersWaitForTheMailServer() throws Exception {
        MAIL.stop();
        decided("approve", idOf(posted(comment())));
        await().atMost(SOON)
                .until(() -> mongo.exists(new Query(Criteria.where("attempts").gte(1)), "notices"));
        MAIL.start();
        await().atMost(SOON).until(() -> {
            mongo.updateMulti(
                    new Query(Criteria.where("dueAt").exists(true)),
                    new Update().set("dueAt", java.util.Date.from(clock.instant())),
                    "notices"); // the pause is over
            return MAIL.getReceivedMessages().length > 0;
        });

        assertThat(letters(1).getFirst().getSubject()).contains("est publié");
    }

    /** It had left, and nobody noted that. */
    @Test
    void whoeverDiesInBetweenHasItLeaveOnceMoreUnderTheSameId() throws Exception {
        decided("approve", idOf(posted(comment())));
        letters(1);
        allIsOver();
        mongo.updateMulti(
                new Query(),
                new Update().set("dueAt", java.util.Date.from(clock.instant())).unset("outcome"),
                "notices");

        List<MimeMessage> both = letters(2);

        assertThat(both.get(0).getMessageID()).isEqualTo(both.get(1).getMessageID());
    }

    @Test
    void oneClickEndsThem() throws Exception {
        String comment = idOf(postedTo(OPEN, comment()));
        answerTo(comment);
        URI ending = unsubscription(letters(1).getFirst());

        mvc.perform(get(ending).header("Accept-Language", "fr"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<form method=\"post\">")));
        assertThat(mongo.getCollection("noticeRefusals").countDocuments()).isZero();
        mvc.perform(post(ending)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("List-Unsubscribe=One-Click"))
                .andExpect(status().isOk());
        decided("reject", comment);
        allIsOver();

        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(mongo.find(new Query(), Document.class, "noticeRefusals").toString())
                .doesNotContain("ada@");
        mvc.perform(post("/api/v1/notices/nobody")).andExpect(status().isNotFound());
    }

    @Test
    void nobodyIsFlooded() throws Exception {
        String comment = idOf(posted(comment()));
        for (String decision : List.of("approve", "reject", "approve", "reject", "approve")) {
            decided(decision, comment);
            allIsOver();
        }

        assertThat(MAIL.getReceivedMessages()).hasSize(3);
    }

    /** Whoever always had more waiting than is sent would never hear anything again. */
    @Test
    void whatWasNotSentKeepsNothingElseFromBeingSent() throws Exception {
        String comment = idOf(posted(comment()));
        for (String decision : List.of("approve", "reject", "approve", "reject", "approve", "reject")) {
            decided(decision, comment);
            allIsOver();
        }
        assertThat(MAIL.getReceivedMessages()).hasSize(3);
        mongo.updateMulti(
                new Query(Criteria.where("outcome").is("sent")),
                new Update().set("madeAt", java.util.Date.from(clock.instant().minus(Duration.ofHours(25)))),
                "notices"); // a day later, while those that were dropped are fresh

        decided("approve", comment);
        allIsOver();

        assertThat(MAIL.getReceivedMessages()).hasSize(4);
    }

    @Test
    void whoIsForgottenGetsNoneAndNothingOfTheNoticesIsLeft() throws Exception {
        String comment = idOf(postedTo(OPEN, comment()));
        answerTo(comment);
        mvc.perform(post(unsubscription(letters(1).getFirst()))).andExpect(status().isOk());
        MAIL.stop();
        decided("reject", comment);

        mvc.perform(delete(URI.create("/api/v1/people/ada%40example.org/comments"))
                        .header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .andExpect(status().isOk());

        assertThat(mongo.getCollection("noticeRefusals").countDocuments()).isZero();
        assertThat(mongo.find(new Query(), Document.class, "notices").toString())
                .doesNotContain("about=" + comment);
    }
}
