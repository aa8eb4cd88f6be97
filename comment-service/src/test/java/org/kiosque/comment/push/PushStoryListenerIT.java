package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithRealParts;
import org.kiosque.comment.news.Topic;
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
import tools.jackson.databind.json.JsonMapper;

/** What the topics tell is sent to the browsers that want to hear of it. */
class PushStoryListenerIT extends WithRealParts {

    private static final PushService SERVICE = new PushService();
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private PushDesk desk;

    @DynamicPropertySource
    static void push(DynamicPropertyRegistry registry) {
        KeyPair pair = Browser.keyPair();
        registry.add(
                "kiosque.push.public-key",
                () -> Browser.BASE64.encodeToString(Browser.point((ECPublicKey) pair.getPublic())));
        registry.add(
                "kiosque.push.private-key",
                () -> Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        registry.add("kiosque.push.subject", () -> "mailto:push@kiosque.example");
        registry.add("kiosque.push.allow-loopback", () -> true);
        registry.add("kiosque.push.services", () -> "127.0.0.1");
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
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

    private Browser subscribed(String language, String tag) {
        Browser browser = SERVICE.browser();
        var target =
                new Target(browser.endpoint(), browser.p256dh(), browser.keys().get("auth"));
        desk.subscribe(target, language, new Topic(tag, null), "127.0.0.1");
        return browser;
    }

    private static Stream<String> titles(Browser browser) {
        return SERVICE.received().stream()
                .filter(message -> message.endpoint().equals(browser.endpoint()))
                .map(message -> {
                    try {
                        return JSON.readTree(browser.read(message.body()))
                                .get("title")
                                .asString();
                    } catch (java.security.GeneralSecurityException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void browsersHearOfAnArticleInTheirLanguageOnceItCanBeReadInIt() {
        String tag = "t" + RandomId.next();
        Browser french = subscribed("fr", tag);
        Browser english = subscribed("en", tag);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String id = RandomId.next();
        String gist = RandomId.next();
        String old = RandomId.next();

        tell(Topics.ARTICLES, published(old, tag, now.minus(30, ChronoUnit.DAYS)), 1);
        tell(Topics.ARTICLES, published(id, tag, now), 1);
        tell(Topics.TRANSLATIONS, translated(gist, tag, now, "gist"), 1);
        tell(Topics.TRANSLATIONS, translated(id, tag, now, "publishable"), 1);
        tell(Topics.ARTICLES, published(id, tag, now), 1);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(titles(french)).containsExactly("Le train " + id);
            assertThat(titles(english)).containsExactly("The train " + id);
        });
        tell(Topics.TRANSLATIONS, translated(gist, tag, now, null), 2);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(titles(english)).containsExactly("The train " + id, "The train " + gist));
        assertThat(titles(french)).containsExactly("Le train " + id);
        tell(Topics.ARTICLES, new ArticleWithdrawn(old, "A test", Neighbours.TIME), 2);
        tell(Topics.ARTICLES, new ArticleWithdrawn(id, "A test", Neighbours.TIME), 2);
    }
}
