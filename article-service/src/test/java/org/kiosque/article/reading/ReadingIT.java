package org.kiosque.article.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.CommentRemoved;
import org.kiosque.common.events.EventFormat;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.Topics;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.languages.Language;
import org.kiosque.common.testing.GoldenSamples;
import org.kiosque.common.testing.Neighbours;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

@WholeService
class ReadingIT {

    private static final Language FRENCH = Language.of("fr");
    private static final String GOLDEN_ID = "k3v9x2m4qd7h";

    @Autowired
    Client client;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ReadArticles articles;

    @Autowired
    ReadCopies copies;

    @Autowired
    CountedComments counts;

    @Test
    void aTranslationMakesTheArticleReadableInItsLanguage() throws Exception {
        String id = RandomId.next();
        Neighbours.tell(Topics.ARTICLES, "article.published.v1", id, 1, golden("article.published.v1", id));
        soon(() -> assertThat(read(id, "en").text("/translation/status")).isEqualTo("pending"));

        Neighbours.tell(
                Topics.TRANSLATIONS, "translation.completed.v1", id + ":en", 1, golden("translation.completed.v1", id));
        soon(() -> assertThat(read(id, "en").text("/translation/status")).isEqualTo("done"));

        Answer english = read(id, "en");
        assertThat(english.text("/title")).isEqualTo("The night train returns");
        assertThat(english.text("/language")).isEqualTo("en");
        assertThat(english.text("/url")).isEqualTo("/en/the-night-train-returns-" + id);
        assertThat(english.text("/original/title")).isEqualTo("Le train de nuit revient");
        assertThat(english.text("/original/url")).isEqualTo("/fr/le-train-de-nuit-revient-" + id);
        assertThat(english.text("/translation/origin")).isEqualTo("mixed");
        assertThat(english.text("/translation/engine")).isEqualTo("apertium");
        assertThat(english.json().at("/translation/stale").asBoolean()).isFalse();
        assertThat(english.text("/bodyHtml")).contains("<h2 id=\"h-the-platform\">The platform</h2>");
        assertThat(english.text("/tags/0/name")).isEqualTo("Transport");
        assertThat(english.text("/image/alt")).isEqualTo("A train at the platform, at night");
        assertThat(english.json().get("languages")).hasSize(2);
        assertThat(read(id, "fr").text("/title")).isEqualTo("Le train de nuit revient");
        assertThat(read(id, "fr").json().get("languages")).hasSize(2);

        JsonNode cards = client.get("/api/v1/articles?lang=en&limit=100").json().get("items");
        assertThat(cards.findValuesAsString("title")).contains("The night train returns");
    }

    @Test
    void theOrderAndTheNumberOfEventsDoNotMatter() throws Exception {
        String id = RandomId.next();
        ArticleRevised revised = event("article.revised.v1", id, ArticleRevised.class);
        TranslationCompleted first = event("translation.completed.v1", id, TranslationCompleted.class);
        TranslatedArticle second = later(first.translation());

        copies.apply(second, 2);
        assertThat(client.get("/api/v1/articles/" + id).status()).isEqualTo(404);
        copies.apply(revised, 2);
        copies.apply(first.translation(), 1);
        copies.apply(event("article.published.v1", id, ArticlePublished.class), 1);
        copies.apply(revised, 2);
        copies.apply(second, 2);

        Answer english = read(id, "en");
        assertThat(english.text("/title")).isEqualTo("Night trains are back");
        assertThat(english.text("/revision")).isEqualTo("2");
        assertThat(english.json().at("/translation/stale").asBoolean()).isFalse();
        assertThat(english.text("/comments/policy")).isEqualTo("open");

        copies.apply(new ArticleWithdrawn(id, "x", OffsetDateTime.now().toInstant()), 3);
        copies.apply(revised, 2);
        assertThat(read(id, "en").status()).isEqualTo(410);
    }

    @Test
    void aTranslationOfAnEarlierRevisionIsStale() throws Exception {
        String id = RandomId.next();
        copies.apply(event("article.revised.v1", id, ArticleRevised.class), 2);
        copies.apply(
                event("translation.completed.v1", id, TranslationCompleted.class)
                        .translation(),
                1);
        assertThat(read(id, "en").json().at("/translation/stale").asBoolean()).isTrue();
        assertThat(read(id, "en").text("/title")).isEqualTo("The night train returns");
    }

    @Test
    void theGoldenSamplesAreRead() {
        copies.apply(event("article.published.v1", GOLDEN_ID, ArticlePublished.class), 1);
        copies.apply(event("article.revised.v1", GOLDEN_ID, ArticleRevised.class), 2);
        copies.apply(
                event("translation.completed.v1", GOLDEN_ID, TranslationCompleted.class)
                        .translation(),
                1);
        assertThat(read(GOLDEN_ID, "fr").text("/revision")).isEqualTo("2");
        assertThat(read(GOLDEN_ID, "en").text("/translation/status")).isEqualTo("done");

        CommentApproved approved = event("comment.approved.v1", GOLDEN_ID, CommentApproved.class);
        assertThat(approved.articleId()).isEqualTo(GOLDEN_ID);
        counts.apply(approved, 1);
        assertThat(read(GOLDEN_ID, "fr").text("/comments/count")).isEqualTo("1");
        counts.apply(event("comment.removed.v1", GOLDEN_ID, CommentRemoved.class), 2);
        assertThat(read(GOLDEN_ID, "fr").text("/comments/count")).isEqualTo("0");

        copies.apply(event("article.withdrawn.v1", GOLDEN_ID, ArticleWithdrawn.class), 3);
        assertThat(read(GOLDEN_ID, "fr").status()).isEqualTo(410);
    }

    @Test
    void commentsAreCountedOnceEach() throws Exception {
        Answer article = client.published("Commenté");
        List<String> comments = List.of(RandomId.next(), RandomId.next(), RandomId.next());
        for (String comment : comments) {
            var approved = new CommentApproved(
                    comment, article.id(), "fr", OffsetDateTime.now().toInstant());
            Neighbours.tell(Topics.COMMENTS, "comment.approved.v1", comment, 1, EventFormat.write(approved));
            Neighbours.tell(Topics.COMMENTS, "comment.approved.v1", comment, 1, EventFormat.write(approved));
            if (comment.equals(comments.getLast())) {
                var removed = new CommentRemoved(
                        comment, article.id(), "fr", OffsetDateTime.now().toInstant());
                Neighbours.tell(Topics.COMMENTS, "comment.removed.v1", comment, 2, EventFormat.write(removed));
                Neighbours.tell(Topics.COMMENTS, "comment.approved.v1", comment, 1, EventFormat.write(approved));
            }
        }
        // Two is also what stands there in between: only once what came after it in each partition has been read, too,
        // it
        // must be two and stay it.
        for (String comment : comments) {
            Answer marker = client.published("Repère");
            var approved = new CommentApproved(RandomId.next(), marker.id(), "fr", Neighbours.TIME);
            Neighbours.tell(Topics.COMMENTS, "comment.approved.v1", comment, 3, EventFormat.write(approved));
            soon(() ->
                    assertThat(read(marker.id(), "fr").text("/comments/count")).isEqualTo("1"));
        }
        assertThat(read(article.id(), "fr").text("/comments/count")).isEqualTo("2");
    }

    @Test
    void commentsCountedAtTheSameTimeAreAllCounted() throws Exception {
        Answer article = client.published("Très commenté");
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                var approved = new CommentApproved(
                        RandomId.next(),
                        article.id(),
                        "fr",
                        OffsetDateTime.now().toInstant());
                all.add(pool.submit(() -> counts.apply(approved, 1)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(read(article.id(), "fr").text("/comments/count")).isEqualTo("40");
    }

    @Test
    void anUnreadableRecordDoesNotStopTheOthers() throws Exception {
        String id = RandomId.next();
        Neighbours.tell(Topics.TRANSLATIONS, "translation.completed.v1", id + ":en", 1, "{\"translation\":");
        Neighbours.tell(Topics.TRANSLATIONS, "translation.unheard-of.v9", id + ":xx", 1, "{}");
        Neighbours.tell(Topics.ARTICLES, "article.published.v1", id, 1, golden("article.published.v1", id));
        Neighbours.tell(
                Topics.TRANSLATIONS, "translation.completed.v1", id + ":en", 2, golden("translation.completed.v1", id));
        soon(() -> assertThat(read(id, "en").text("/translation/status")).isEqualTo("done"));
    }

    @Test
    void listsAreReadInPartsThatStayStable() {
        String tag = "t" + RandomId.next();
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            var draft = Client.draft("Article " + n);
            draft.put("tags", List.of(tag));
            draft.put("authors", List.of("Auteur " + tag));
            Answer article = client.edit("POST", "/api/v1/articles", draft);
            client.publish(article);
            ids.addFirst(article.id());
        }
        List<String> found = new ArrayList<>();
        String next = "/api/v1/articles?lang=en&limit=2&tag=" + tag + "&author=auteur-" + tag;
        while (!next.isEmpty()) {
            Answer part = client.get(next);
            assertThat(part.status()).isEqualTo(200);
            part.json().get("items").forEach(card -> {
                assertThat(card.has("bodyHtml")).isFalse();
                assertThat(card.get("language").asString()).isEqualTo("fr");
                found.add(card.get("id").asString());
            });
            client.published("Entre-temps");
            next = part.header("Link").replaceAll("^<|>.*$", "");
        }
        assertThat(found).containsExactlyElementsOf(ids);
        assertThat(client.get("/api/v1/articles?tag=" + tag + "&to=2020-01-01T00:00:00Z")
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(client.get("/api/v1/articles?tag=" + tag + "&from=2020-01-01T00:00:00Z")
                        .json()
                        .get("items"))
                .hasSize(5);
        soon(() -> assertThat(client.get("/api/v1/tags?lang=en").json().get("items"))
                .anySatisfy(item -> {
                    assertThat(item.get("key").asString()).isEqualTo(tag);
                    assertThat(item.get("count").asInt()).isEqualTo(5);
                }));
        soon(() -> assertThat(client.get("/api/v1/authors").json().get("items"))
                .anySatisfy(item -> assertThat(item.get("name").asString()).isEqualTo("Auteur " + tag)));
    }

    @Test
    void subjectsAreNamedInTheLanguageAskedForWheneverAnyArticleKnowsTheName() {
        String key = "s" + RandomId.next();
        for (int n = 0; n < 3; n++) {
            copies.apply(published(RandomId.next(), new Tag(key, "Sujet")), 1);
        }
        String translated = RandomId.next();
        copies.apply(published(translated, new Tag(key, "Sujet")), 1);
        copies.apply(translation(translated, new Tag(key, "Subject")), 1);

        var fresh = new PublishedArticles(articles, InstantSource.system());
        assertThat(fresh.tags(Language.of("en"))).contains(new ReadArticles.Subject(key, "Subject", 4));
        assertThat(fresh.tags(FRENCH)).contains(new ReadArticles.Subject(key, "Sujet", 4));
    }

    @Test
    void subjectsAreCountedOnceInTenSecondsWhoeverAsks() {
        var now = new AtomicReference<>(Instant.parse("2026-11-02T06:00:00Z"));
        var publishedArticles = new PublishedArticles(articles, now::get);
        String key = "s" + RandomId.next();
        copies.apply(published(RandomId.next(), new Tag(key, "Sujet")), 1);
        assertThat(publishedArticles.tags(FRENCH)).contains(new ReadArticles.Subject(key, "Sujet", 1));
        var authors = publishedArticles.authors();

        copies.apply(published(RandomId.next(), new Tag(key, "Sujet")), 1);
        now.updateAndGet(time -> time.plusSeconds(9));
        assertThat(publishedArticles.tags(FRENCH)).contains(new ReadArticles.Subject(key, "Sujet", 1));
        assertThat(publishedArticles.authors()).isSameAs(authors);
        now.updateAndGet(time -> time.plusSeconds(2));
        assertThat(publishedArticles.tags(FRENCH)).contains(new ReadArticles.Subject(key, "Sujet", 2));
        assertThat(publishedArticles.authors()).isNotSameAs(authors);
    }

    @Test
    void aLanguageThatIsNoneGetsNowhereNearTheStore() {
        ArticlePublished golden = event("article.published.v1", RandomId.next(), ArticlePublished.class);
        ArticleSnapshot article = golden.article();
        var odd = new ArticlePublished(new ArticleSnapshot(
                article.articleId(),
                1,
                "fr.$x",
                article.slug(),
                article.title(),
                null,
                article.body(),
                List.of(),
                List.of(),
                null,
                article.comments(),
                article.publishedAt(),
                article.updatedAt()));
        assertThatThrownBy(() -> copies.apply(odd, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(client.get("/api/v1/articles/" + article.articleId()).status())
                .isEqualTo(404);
    }

    private static ArticlePublished published(String id, Tag tag) {
        ArticleSnapshot article =
                event("article.published.v1", id, ArticlePublished.class).article();
        return new ArticlePublished(new ArticleSnapshot(
                id,
                1,
                "fr",
                article.slug(),
                article.title(),
                null,
                article.body(),
                List.of(tag),
                article.authors(),
                null,
                article.comments(),
                article.publishedAt(),
                article.updatedAt()));
    }

    private static TranslatedArticle translation(String id, Tag tag) {
        TranslatedArticle first = event("translation.completed.v1", id, TranslationCompleted.class)
                .translation();
        return new TranslatedArticle(
                id,
                first.language(),
                first.originalLanguage(),
                1,
                first.slug(),
                first.title(),
                null,
                first.body(),
                List.of(tag),
                first.authors(),
                null,
                first.originalTitle(),
                first.originalSlug(),
                first.publishedAt(),
                first.updatedAt(),
                first.translatedAt(),
                first.origin(),
                null,
                first.segments());
    }

    @Test
    void everyListHasItsIndex() {
        soon(() -> {
            var names = new HashSet<String>();
            mongo.indexOps(ReadArticle.class).getIndexInfo().forEach(index -> names.add(index.getName()));
            assertThat(names).hasSize(4);
        });
    }

    @Test
    void badQuestionsAreRefused() {
        Answer article = client.published("Questions");
        assertBad("/api/v1/articles/" + article.id() + "?lang=xx", "lang");
        assertBad("/api/v1/articles/" + article.id() + "?lang=", "lang");
        assertBad("/api/v1/articles?lang=%00", "lang");
        assertBad("/api/v1/articles?cursor=garbage", "cursor");
        assertBad("/api/v1/articles?cursor=%F0%9F%92%A9", "cursor");
        assertBad("/api/v1/articles?cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTk5LmszdjlhMm00cWQ3aA", "cursor");
        assertBad("/api/v1/articles?limit=0", "limit");
        assertBad("/api/v1/articles?limit=101", "limit");
        assertBad("/api/v1/articles?limit=many", "limit");
        assertBad("/api/v1/articles?from=yesterday", "from");
        assertBad("/api/v1/articles?from=%2B999999999-01-01T00:00:00Z", "from");
        assertBad("/api/v1/articles?to=-999999999-01-01T00:00:00Z", "to");
        assertBad("/api/v1/tags?lang=zz", "lang");
        for (String unknown : List.of("k3v9x2m4qd70", "nothing", "a-b-c-", "-", "%24where", "x".repeat(3000))) {
            Answer answer = client.get("/api/v1/articles/" + unknown);
            assertThat(answer.status()).as(unknown).isEqualTo(404);
            assertThat(answer.problem()).as(unknown).isEqualTo("not-found");
        }
    }

    private void assertBad(String path, String parameter) {
        Answer answer = client.get(path);
        assertThat(answer.status()).as(path).isEqualTo(400);
        assertThat(answer.problem()).as(path).isEqualTo("invalid-request");
        assertThat(answer.field()).as(path).isEqualTo(parameter);
    }

    private Answer read(String id, String language) {
        return client.get("/api/v1/articles/" + id + "?lang=" + language);
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    private static String golden(String type, String id) {
        return new String(GoldenSamples.of(type), StandardCharsets.UTF_8).replace(GOLDEN_ID, id);
    }

    private static <E extends org.kiosque.common.events.Event> E event(String type, String id, Class<E> family) {
        return EventFormat.read(type, golden(type, id).getBytes(StandardCharsets.UTF_8), family)
                .orElseThrow();
    }

    private static TranslatedArticle later(TranslatedArticle first) {
        return new TranslatedArticle(
                first.articleId(),
                first.language(),
                first.originalLanguage(),
                2,
                "night-trains-are-back-" + first.articleId(),
                "Night trains are back",
                null,
                first.body(),
                first.tags(),
                first.authors(),
                null,
                first.originalTitle(),
                first.originalSlug(),
                first.publishedAt(),
                first.updatedAt(),
                first.translatedAt(),
                first.origin(),
                null,
                first.segments());
    }
}
