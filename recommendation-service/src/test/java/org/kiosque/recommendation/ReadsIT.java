package org.kiosque.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.CommentRemoved;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Topics;
import org.kiosque.common.languages.Language;
import org.kiosque.common.testing.TestMongo;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.recommendation.cards.Cards;
import org.kiosque.recommendation.reads.Attention;
import org.kiosque.recommendation.reads.Readers;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whose reading counts, and how often; two running replicas on one store, in which each test reads articles of its own. */
class ReadsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static final String STORE = "spring.mongodb.uri=" + TestMongo.freshDatabase();
    private static final String AT_ONCE = "kiosque.trending.refresh=0s";

    @RegisterExtension
    static final RunningService service = RunningService.start(STORE, AT_ONCE);

    private final ArticleSnapshot article = Samples.article(
            RandomId.next(), "fr", "Le phare", "Le phare de la pointe.", Instant.parse("2026-11-02T06:00:00Z"), "mer");

    @BeforeEach
    void publish() {
        Samples.publish(article, 1);
        await().atMost(SOON).until(() -> service.bean(Cards.class).canBeRead(article.articleId(), Language.of("fr")));
    }

    @Test
    void aReadCountsOnceHoweverOftenItIsTold() throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> same = IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(_ -> () -> read("203.0.113.7", FIREFOX, ""))
                    .toList();
            for (Future<Integer> answered : clients.invokeAll(same)) {
                assertThat(answered.get()).isEqualTo(202);
            }
        }

        assertThat(counted()).isEqualTo(1);
        read("203.0.113.8", FIREFOX, "");
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void editorsAreToldHowMuchWasReadOnEachDay() {
        read("203.0.113.9", FIREFOX, "");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var told = service.get("/api/v1/attention", "Authorization", "Bearer " + TestTokens.with("editor"));
            assertThat(told.statusCode()).isEqualTo(200);
            JsonNode days = JsonMapper.shared().readTree(told.body()).get("days");
            assertThat(days).hasSize(7);
            assertThat(days.get(6).get("day").asString())
                    .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
            assertThat(days.get(6).get("reads").asLong()).isPositive();
        });
        assertThat(service.get("/api/v1/attention").statusCode()).isEqualTo(401);
    }

    @Test
    void oneNetworkCountsAFewTimesWhateverItCallsItselfAndItsReaders() {
        for (int i = 0; i < 200; i++) {
            read("2001:db8:1:2::" + Integer.toHexString(i + 1), FIREFOX + " " + i, reader("hammering", i));
        }

        assertThat(counted()).isBetween(1L, 8L);
        assertThat(service.bean(MongoOperations.class).getCollection("readers").countDocuments())
                .as("made-up readers that are kept")
                .isLessThan(50);
    }

    @ParameterizedTest
    @CsvSource({
        "User-Agent, Googlebot/2.1 (+http://www.google.com/bot.html)",
        "User-Agent, curl/8.5.0",
        "User-Agent, HeadlessChrome/141.0",
        "DNT, 1",
        "Sec-GPC, 1",
        "Sec-Purpose, prefetch;prerender"
    })
    void machinesAndWhoeverObjectsAreNotCounted(String header, String value) {
        String agent = header.equals("User-Agent") ? value : FIREFOX;
        String[] headers = header.equals("User-Agent")
                ? new String[] {"User-Agent", agent}
                : new String[] {"User-Agent", agent, header, value};

        assertThat(service.send("POST", "/api/v1/reads", body(""), headers).statusCode())
                .isEqualTo(202);
        assertThat(counted()).isZero();
    }

    @Test
    void whatNobodyCanReadAndWhatWasNotReadIsNotCounted() {
        assertThat(read("203.0.113.9", FIREFOX, ", \"seconds\": 2")).isEqualTo(202);
        String unknown = body("").replace(article.articleId(), RandomId.next());
        assertThat(service.send("POST", "/api/v1/reads", unknown, "User-Agent", FIREFOX)
                        .statusCode())
                .isEqualTo(202);
        assertThat(counted()).isZero();

        read("203.0.113.9", FIREFOX, ", \"seconds\": 12");
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void whatIsNotTranslatedYetIsReadInItsOwnLanguage() {
        service.send("POST", "/api/v1/reads", body("").replace("\"fr\"", "\"en\""), "User-Agent", FIREFOX);

        assertThat(counted()).isEqualTo(1);
        assertThat(languages()).containsExactly("fr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /articleId",
                "{\"articleId\": \"x\"} | /lang",
                "{\"articleId\": \"x\", \"lang\": \"tlh\"} | /lang",
                "{\"articleId\": \"x\", \"lang\": \"fr\", \"reader\": \"short\"} | /reader",
                "{\"articleId\": \"x\", \"lang\": \"fr\", \"reader\": \"$ne aaaaaaaaaaaaaaaaaaa\"} | /reader",
                "{\"articleId\": \"x\", \"lang\": \"fr\", \"seconds\": -1} | /seconds",
                "{\"articleId\": \"x\", \"lang\": \"fr\", \"ip\": 1} | /ip"
            })
    void badInputIsNamed(String body, String pointer) {
        var answer = service.send("POST", "/api/v1/reads", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"" + pointer + "\"");
    }

    @Test
    void aReaderIsRememberedWithConsentAndForgottenOnRequest() {
        String reader = "reader-" + RandomId.next();
        Readers readers = service.bean(Readers.class);
        read("203.0.113.20", FIREFOX, "");
        assertThat(readers.readsOf(reader)).isEmpty();

        read("203.0.113.21", FIREFOX, ", \"reader\": \"" + reader + "\"");
        assertThat(readers.readsOf(reader)).extracting(Readers.Read::articleId).containsExactly(article.articleId());
        read("203.0.113.22", FIREFOX, ", \"reader\": \"" + reader + "\"");
        assertThat(readers.readsOf(reader)).as("read once, wherever").hasSize(1);
        assertThat(counted()).isEqualTo(2);

        assertThat(service.send("DELETE", "/api/v1/readers/" + reader, "").statusCode())
                .isEqualTo(204);
        assertThat(readers.readsOf(reader)).isEmpty();
        assertThat(service.send("DELETE", "/api/v1/readers/" + reader, "").statusCode())
                .isEqualTo(204);
        assertThat(service.send("DELETE", "/api/v1/readers/x", "").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsReadAndDiscussedIsPopularAndTheSameOnTwoReplicas() {
        ArticleSnapshot other = Samples.article(
                RandomId.next(), "fr", "Le port", "Le port.", Instant.parse("2026-11-02T06:00:00Z"), "mer");
        Samples.publish(other, 1);
        for (int i = 0; i < 12; i++) {
            read("198.51.100." + i, FIREFOX, "");
        }
        String commentId = RandomId.next();
        Instant now = Instant.now();
        for (int i = 0; i < 4; i++) {
            String id = i == 0 ? commentId : RandomId.next();
            var approved = new CommentApproved(id, other.articleId(), "fr", now);
            Samples.tell(Topics.COMMENTS, approved, 1);
            Samples.tell(Topics.COMMENTS, approved, 1);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(popular("fr", "&tag=mer"))
                        .startsWith(other.articleId())
                        .contains(article.articleId()));
        Samples.tell(Topics.COMMENTS, new CommentRemoved(commentId, other.articleId(), "fr", now), 2);
        Samples.tell(Topics.COMMENTS, new CommentApproved(commentId, other.articleId(), "fr", now), 1);
        await().atMost(SOON).untilAsserted(() -> assertThat(comments(other)).isEqualTo(3));
        assertThat(popular("fr", "&tag=none")).isEmpty();
        assertThat(popular("en", "")).doesNotContain(article.articleId());

        try (var replica = RunningService.start(STORE, AT_ONCE)) {
            assertThat(RunningService.ids(popular(replica, "fr", "&window=7d")))
                    .isEqualTo(RunningService.ids(popular(service, "fr", "&window=7d")));
        }
    }

    @ParameterizedTest
    @CsvSource({"window=1h, window", "limit=0, limit", "limit=51, limit", "lang=tlh, lang", "tags=x, tags", "tag=, tag"
    })
    void aWrongParameterIsNamed(String query, String parameter) {
        var answer = service.get("/api/v1/trending?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"pointer\":\"" + parameter + "\"");
    }

    private int read(String address, String agent, String more) {
        return service.send("POST", "/api/v1/reads", body(more), "User-Agent", agent, "X-Forwarded-For", address)
                .statusCode();
    }

    private String body(String more) {
        return "{\"articleId\": \"" + article.slug() + "\", \"lang\": \"fr\"" + more + "}";
    }

    private static String reader(String name, int number) {
        return ", \"reader\": \"" + name + "-000000000000-" + number + "\"";
    }

    private long counted() {
        long[] reads = new long[1];
        service.bean(Attention.class)
                .tell(Instant.now().minus(Duration.ofHours(2)), (articleId, _, language, times) -> {
                    if (articleId.equals(article.articleId()) && language != null) {
                        reads[0] += times;
                    }
                });
        return reads[0];
    }

    private Set<String> languages() {
        Set<String> languages = new HashSet<>();
        service.bean(Attention.class).tell(Instant.now().minus(Duration.ofHours(2)), (articleId, _, language, _) -> {
            if (articleId.equals(article.articleId()) && language != null) {
                languages.add(language);
            }
        });
        return languages;
    }

    private static long comments(ArticleSnapshot of) {
        long[] comments = new long[1];
        service.bean(Attention.class)
                .tell(Instant.now().minus(Duration.ofHours(2)), (articleId, _, language, times) -> {
                    if (articleId.equals(of.articleId()) && language == null) {
                        comments[0] += times;
                    }
                });
        return comments[0];
    }

    private static List<String> popular(String language, String more) {
        return RunningService.ids(popular(service, language, more));
    }

    private static List<JsonNode> popular(RunningService asked, String language, String more) {
        var answer = asked.get("/api/v1/trending?limit=50&lang=" + language + more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return List.copyOf(
                RunningService.json(answer.body()).get("items").valueStream().toList());
    }
}
