package org.kiosque.comment.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithRealParts;
import org.kiosque.comment.news.Topic;
import org.kiosque.comment.newsletter.Subscriptions.Wish;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Event;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.testing.Neighbours;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** What the topics tell is sent to those who want to hear of it. */
class StoryListenerIT extends WithRealParts {

    private static final int PORT = TestSocketUtils.findAvailableTcpPort();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    private Subscriptions subscriptions;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> PORT);
        registry.add("kiosque.newsletter.from", () -> "news@kiosque.example");
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    private static void tell(String topic, Event event, long sequence) {
        Neighbours.tell(topic, EventFormat.typeOf(event), event.aggregateId(), sequence, EventFormat.write(event));
    }

    private static ArticlePublished published(String id, String tag, Instant at) {
        return new ArticlePublished(new ArticleSnapshot(
                id,
                1,
                "fr",
                "le-train-" + id,
                "Le train " + id,
                null,
                "Un train.",
                List.of(new Tag(tag, "Trains")),
                List.of(),
                null,
                CommentPolicy.OPEN,
                at,
                at));
    }

    private static TranslationCompleted translated(String id, String tag, Instant at, String tier) {
        return new TranslationCompleted(new TranslatedArticle(
                id,
                "en",
                "fr",
                1,
                "the-train-" + id,
                "The train " + id,
                null,
                "A train.",
                List.of(new Tag(tag, "Trains")),
                List.of(),
                null,
                "Le train " + id,
                "le-train-" + id,
                at,
                at,
                at,
                TranslationOrigin.MACHINE,
                "apertium",
                null,
                null,
                List.of(),
                tier,
                null));
    }

    private void reader(String email, String language, String tag) {
        var wish = new Wish(email, language, new Topic(tag, null), Subscription.AT_ONCE);
        subscriptions.wish(wish, "network");
        subscriptions.confirm(subscriptions.idOf(wish));
    }

    private static List<String> subjects() {
        return Stream.of(MAIL.getReceivedMessages())
                .map(letter -> {
                    try {
                        return letter.getSubject();
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Test
    void readersHearOfAnArticleInTheirLanguageOnceItCanBeReadInIt() {
        String tag = "t" + RandomId.next();
        reader("ada@example.org", "fr", tag);
        reader("bob@example.org", "en", tag);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String id = RandomId.next();
        String gist = RandomId.next();

        String old = RandomId.next();
        tell(Topics.ARTICLES, published(old, tag, now.minus(30, ChronoUnit.DAYS)), 1);
        tell(Topics.ARTICLES, published(id, tag, now), 1);
        tell(Topics.TRANSLATIONS, translated(gist, tag, now, "gist"), 1);
        tell(Topics.TRANSLATIONS, translated(id, tag, now, "publishable"), 1);
        tell(Topics.ARTICLES, published(id, tag, now), 1);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(subjects()).containsExactlyInAnyOrder("Le train " + id, "The train " + id));
        tell(Topics.TRANSLATIONS, translated(gist, tag, now, null), 2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(subjects())
                        .containsExactlyInAnyOrder("Le train " + id, "The train " + id, "The train " + gist));
        tell(Topics.ARTICLES, new ArticleWithdrawn(old, "A test", Neighbours.TIME), 2);
        tell(Topics.ARTICLES, new ArticleWithdrawn(id, "A test", Neighbours.TIME), 2);
    }
}
