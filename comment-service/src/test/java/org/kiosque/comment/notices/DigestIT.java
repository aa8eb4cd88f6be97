package org.kiosque.comment.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithoutBroker;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** What moderators hear of by mail. */
@TestPropertySource(
        properties = {
            "kiosque.notices.from=comments@kiosque.example",
            "kiosque.notices.moderators=zoe@kiosque.example,leo@kiosque.example"
        })
class DigestIT extends WithoutBroker {

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

    @Test
    void moderatorsGetADigestWhileSomethingWaits() throws Exception {
        await().atMost(SOON).until(() -> mongo.getCollection("notices").countDocuments() == 2);
        await().atMost(SOON)
                .until(() -> mongo.find(new Query(), Notice.class).stream()
                        .allMatch(notice -> Notice.DROPPED.equals(notice.outcome()))); // nothing waits
        assertThat(MAIL.getReceivedMessages()).isEmpty();

        posted(comment());
        mongo.updateMulti(
                new Query(), new Update().set("dueAt", Date.from(clock.instant())), "notices"); // the next day

        await().atMost(SOON).until(() -> MAIL.getReceivedMessages().length == 2);
        assertThat(Stream.of(MAIL.getReceivedMessages()).map(DigestIT::seen))
                .containsExactlyInAnyOrder(
                        "zoe@kiosque.example 1 comments wait, 0 were reported",
                        "leo@kiosque.example 1 comments wait, 0 were reported");
    }

    private static String seen(jakarta.mail.internet.MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0] + " " + letter.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
