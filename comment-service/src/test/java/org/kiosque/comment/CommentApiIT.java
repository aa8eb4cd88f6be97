package org.kiosque.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.testing.TestMongo;
import org.kiosque.common.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The whole HTTP side without a broker: every bad input gets its problem and changes nothing. */
@SpringBootTest(
        properties = {
            "kiosque.captcha.altcha.hmac-key=test-key-test-key-test-key-test-key",
            "kiosque.privacy.key=test-key-test-key-test-key-test-key",
            "kiosque.captcha.altcha.max-number=1000",
            "kiosque.posting.max-per-address=12",
            "kiosque.store.write-concern=1",
            "spring.kafka.listener.auto-startup=false",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "spring.kafka.admin.auto-create=false",
            "management.server.port=-1"
        })
@AutoConfigureMockMvc
@Import({TestTokens.class, CommentApiIT.Time.class})
class CommentApiIT {

    private static final String ARTICLE = "k3v9x2m4qd7h";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private Time.Clock clock;

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        static final class Clock implements InstantSource {

            volatile Duration ahead = Duration.ZERO;

            @Override
            public Instant instant() {
                return InstantSource.system().instant().plus(ahead);
            }
        }

        @Bean
        @Primary
        Clock testClock() {
            return new Clock();
        }
    }

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", TestMongo::freshDatabase);
    }

    @BeforeEach
    void articles() {
        for (String collection :
                List.of("comments", "spentCaptchas", "idempotencyKeys", "recentPosts", "discussions")) {
            mongo.remove(new org.springframework.data.mongodb.core.query.Query(), collection);
        }
        article(ARTICLE, "premoderated", null);
        article("0pen0pen0pen", "open", null);
        article("c10sedc10sed", "closed", null);
        article("g0neg0neg0ne", "open", Instant.now());
        clock.ahead = Duration.ZERO;
    }

    private void article(String id, String policy, Instant withdrawnAt) {
        var document = new Document("_id", id)
                .append("language", "fr")
                .append("title", "Le train de nuit")
                .append("policy", policy)
                .append("sequence", 1L);
        if (withdrawnAt != null) {
            document.append("withdrawnAt", java.util.Date.from(withdrawnAt));
        }
        mongo.insert(document, "discussions");
    }

    @Test
    void aCommentOnAPremoderatedArticleWaits() throws Exception {
        posted(comment())
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("pending"))
                .andExpect(jsonPath("$.id").isNotEmpty())
                .andExpect(jsonPath("$.reason").doesNotExist());
        threads("").andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void aCommentOnAnOpenArticleIsSeenAtOnceUnderAnySlug() throws Exception {
        postedTo("old-words-0pen0pen0pen", comment())
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("approved"));
        mvc.perform(get("/api/v1/articles/0pen0pen0pen/comments"))
                .andExpect(jsonPath("$.items[0].author.name").value("Ada"))
                .andExpect(jsonPath("$.items[0].body").value("Je suis tout à fait d'accord avec cet article."))
                .andExpect(jsonPath("$.items[0].language").value("fr"))
                .andExpect(content().string(not(containsString("ada@example.org"))));
    }

    @Test
    void twentyThousandCharactersAreTooMany() throws Exception {
        refused(changed("body", "a".repeat(20_000)), 400, "invalid-request", "/body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000\u0001\u0007", "x", "\u202E\u202E"})
    void anEmptyTextIsRefused(String body) throws Exception {
        refused(changed("body", body), 400, "invalid-request", "/body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0\u00A0",
                "\u200B\u200D\uFE0F",
                "\u00AD\u00AD",
                "\u0301\u0301",
                "\u3164\u3164",
                "\u2800\u2800"
            })
    void whatNobodyCanSeeIsNeitherATextNorAName(String blank) throws Exception {
        refused(changed("body", blank), 400, "invalid-request", "/body");
        refused(changed("author", author(blank, "ada@example.org")), 400, "invalid-request", "/author/name");
    }

    @Test
    void anEmojiMadeOfSeveralStaysOne() throws Exception {
        postedTo("0pen0pen0pen", changed("body", "\uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F"))
                .andExpect(status().isAccepted());
        mvc.perform(get("/api/v1/articles/0pen0pen0pen/comments"))
                .andExpect(jsonPath("$.items[0].body").value("\uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F"));
    }

    @Test
    void aMissingTextOrAuthorIsRefused() throws Exception {
        refused(changed("body", null), 400, "invalid-request", "/body");
        refused(changed("author", null), 400, "invalid-request", "/author");
        refused(changed("author", Map.of("email", "ada@example.org")), 400, "invalid-request", "/author/name");
        refused(changed("author", Map.of("name", "Ada")), 400, "invalid-request", "/author/email");
        refused(changed("author", author("\u0001\u0002", "ada@example.org")), 400, "invalid-request", "/author/name");
        refused(changed("author", author("A".repeat(81), "ada@example.org")), 400, "invalid-request", "/author/name");
        refused(changed("author", "Ada"), 400, "invalid-request", "/author");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@",
                "@example.org",
                "a b@example.org",
                "ada@localhost",
                "a@b@example.org",
                "a\u0007da@example.org"
            })
    void whatIsNoAddressIsRefused(String email) throws Exception {
        refused(changed("author", author("Ada", email)), 400, "invalid-request", "/author/email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"body\":", "42", "{\"author\":{\"name\":{}}}"})
    void whatIsNoJsonOfOursIsRefused(String body) throws Exception {
        mvc.perform(post("/api/v1/articles/" + ARTICLE + "/comments")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        nothingChanged();
    }

    @Test
    void anotherMediaTypeIsNotUnderstood() throws Exception {
        mvc.perform(post("/api/v1/articles/" + ARTICLE + "/comments")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("hello"))
                .andExpect(status().isUnsupportedMediaType());
    }

    @Test
    void twoMegabytesAreTooLarge() throws Exception {
        mvc.perform(post("/api/v1/articles/" + ARTICLE + "/comments")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("x".repeat(2_000_000)))
                .andExpect(status().isContentTooLarge());
        nothingChanged();
    }

    @Test
    void anUnknownLanguageIsRefused() throws Exception {
        refused(changed("language", "tlh"), 400, "invalid-request", "/language");
    }

    @Test
    void whatIsWrittenInFrenchOnAnEnglishPageIsFrench() throws Exception {
        postedTo("0pen0pen0pen", changed("language", "en")).andExpect(status().isAccepted());
        Map<String, Object> thanks = changed("language", "en");
        thanks.put("body", "Thanks!");
        postedTo("0pen0pen0pen", thanks).andExpect(status().isAccepted());

        mvc.perform(get("/api/v1/articles/0pen0pen0pen/comments"))
                .andExpect(jsonPath("$.items[0].language").value("fr"))
                .andExpect(jsonPath("$.items[1].language").value("en"));
    }

    @Test
    void aMissingCaptchaIsNamed() throws Exception {
        refused(changed("captcha", null), 400, "invalid-request", "/captcha");
        refused(changed("captcha", " "), 400, "invalid-request", "/captcha");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "e30=", "eyJhbGdvcml0aG0iOiJTSEEtMjU2In0="})
    void aWrongCaptchaIsRefused(String captcha) throws Exception {
        refused(changed("captcha", captcha), 400, "captcha-invalid", "/captcha");
    }

    @Test
    void anExpiredCaptchaIsRefused() throws Exception {
        Map<String, Object> late = comment();
        clock.ahead = Duration.ofMinutes(11);
        refused(late, 400, "captcha-expired", "/captcha");
    }

    @Test
    void aReplayedCaptchaIsRefused() throws Exception {
        Map<String, Object> first = comment();
        posted(first).andExpect(status().isAccepted());
        Map<String, Object> second = new LinkedHashMap<>(first);
        second.put("body", "Another text with the same proof of work.");
        posted(second)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:captcha-replayed"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/captcha"));
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aMistypedCommentDoesNotUseTheCaptchaUp() throws Exception {
        Map<String, Object> bad = changed("author", author("Ada", "nowhere"));
        refused(bad, 400, "invalid-request", "/author/email");
        bad.put("author", author("Ada", "ada@example.org"));
        posted(bad).andExpect(status().isAccepted());
    }

    @Test
    void oneCaptchaUnderEightThreadsIsWorthOneComment() throws Exception {
        String answer = Solver.solved(offer());
        List<Callable<Integer>> posts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, Object> comment = comment();
            comment.put("captcha", answer);
            comment.put("body", "Text number " + i);
            posts.add(() -> posted(comment).andReturn().getResponse().getStatus());
        }
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> done : threads.invokeAll(posts)) {
                answers.add(done.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(202, 400, 400, 400, 400, 400, 400, 400);
        assertThat(stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "nowherenowhe,404,article-unknown",
        "-,404,article-unknown",
        "g0neg0neg0ne,410,article-withdrawn",
        "c10sedc10sed,409,comments-closed"
    })
    void whereNothingIsDiscussedNothingIsTaken(String article, int status, String problem) throws Exception {
        postedTo(article, comment())
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:" + problem));
        nothingChanged();
    }

    @Test
    void anAnswerNeedsACommentThatReadersSeeThere() throws Exception {
        refused(changed("parentId", "nowherenowhe"), 400, "invalid-request", "/parentId");
        String pending = idOf(posted(comment()));
        Map<String, Object> answer = comment();
        answer.put("body", "I do not agree.");
        answer.put("parentId", pending);
        posted(answer)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/parentId"));
        decided("approve", pending);
        answer.put("captcha", Solver.solved(offer()));
        posted(answer).andExpect(status().isAccepted());
        // not under another article
        answer.put("captcha", Solver.solved(offer()));
        postedTo("0pen0pen0pen", answer).andExpect(status().isBadRequest());
    }

    @Test
    void theSameWordsTwiceAreOneComment() throws Exception {
        posted(comment()).andExpect(status().isAccepted());
        posted(comment())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:comment-repeated"));
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aFloodFromOneAddressIsStemmedButNotForModerators() throws Exception {
        for (int i = 0; i < 12; i++) {
            from("203.0.113.9", "Words " + i).andExpect(status().isAccepted());
        }
        Map<String, Object> one = changed("body", "One too many");
        mvc.perform(request(ARTICLE, one).remoteAddress("203.0.113.9"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string(HttpHeaders.RETRY_AFTER, org.hamcrest.Matchers.matchesRegex("[1-9]\\d*")));
        mvc.perform(request(ARTICLE, one)
                        .remoteAddress("203.0.113.9")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.with("moderator")))
                .andExpect(status().isAccepted());
        from("203.0.113.10", "A neighbour").andExpect(status().isAccepted());
        clock.ahead = Duration.ofMinutes(11);
        from("203.0.113.9", "After a while").andExpect(status().isAccepted());
    }

    @Test
    void noMoreThanTheLimitGetInHoweverManyComeAtOnce() throws Exception {
        List<Callable<Integer>> posts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            var one = request(ARTICLE, changed("body", "Words " + i)).remoteAddress("203.0.113.11");
            posts.add(() -> mvc.perform(one).andReturn().getResponse().getStatus());
        }
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(30)) {
            for (Future<Integer> done : threads.invokeAll(posts)) {
                answers.add(done.get());
            }
        }
        assertThat(answers)
                .containsOnly(202, 429)
                .filteredOn(answer -> answer == 202)
                .hasSize(12);
        assertThat(stored()).isEqualTo(12);
        assertThat(mongo.getCollection("spentCaptchas").countDocuments()).isEqualTo(12);
        assertThat(mongo.findAll(Document.class, "recentPosts").toString()).doesNotContain("203.0.113.11");
    }

    private ResultActions from(String address, String body) throws Exception {
        return mvc.perform(request(ARTICLE, changed("body", body)).remoteAddress(address));
    }

    @Test
    void theSameKeyAndBodyGetsTheFirstAnswerAgain() throws Exception {
        Map<String, Object> comment = comment();
        String first = idOf(keyed("key-1", comment).andExpect(status().isAccepted()));
        String again = idOf(keyed("key-1", comment).andExpect(status().isAccepted()));
        assertThat(again).isEqualTo(first);
        assertThat(stored()).isEqualTo(1);

        comment.put("body", "Something else");
        keyed("key-1", comment)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:idempotency-key-reused"));
        keyed("k".repeat(256), comment).andExpect(status().isBadRequest());
    }

    @Test
    void theFirstAnswerIsRepeatedEvenWhenTheArticleHasBeenWithdrawnSince() throws Exception {
        Map<String, Object> comment = comment();
        String first = idOf(keyed("key-4", comment));
        mongo.updateMulti(
                new org.springframework.data.mongodb.core.query.Query(),
                new org.springframework.data.mongodb.core.query.Update().set("withdrawnAt", Instant.now()),
                "discussions");

        assertThat(idOf(keyed("key-4", comment).andExpect(status().isAccepted())))
                .isEqualTo(first);
        comment.put("body", "Something else");
        keyed("key-4", comment).andExpect(status().is(422));
        keyed("key-5", comment).andExpect(status().isGone());
    }

    @Test
    void twoRequestsWithOneKeyAtTheSameMomentAreOneComment() throws Exception {
        for (int round = 0; round < 10; round++) {
            String key = "twice-" + round;
            Map<String, Object> comment = changed("body", "Words of round " + round);
            var start = new CyclicBarrier(2);
            Callable<Integer> post = () -> {
                start.await();
                return keyed(key, comment).andReturn().getResponse().getStatus();
            };
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (Future<Integer> done : threads.invokeAll(List.of(post, post))) {
                    assertThat(done.get()).isIn(202, 409);
                }
            }
            keyed(key, comment).andExpect(status().isAccepted());
            assertThat(stored()).isEqualTo(round + 1);
        }
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() throws Exception {
        Map<String, Object> comment = changed("captcha", "wrong");
        keyed("key-2", comment).andExpect(status().isBadRequest());
        comment.put("parentId", "nowherenowhe");
        keyed("key-2", comment).andExpect(status().isBadRequest());
        comment.remove("parentId");
        comment.put("captcha", Solver.solved(offer()));
        keyed("key-2", comment).andExpect(status().isAccepted());
    }

    @Test
    void aRequestThatDiedAfterItsCaptchaWasUsedCanBeRepeatedWithItsKey() throws Exception {
        Map<String, Object> comment = comment();
        String id = idOf(keyed("key-3", comment));
        // as if the process had died between the captcha and the comment
        mongo.remove(new org.springframework.data.mongodb.core.query.Query(), "comments");
        mongo.updateMulti(
                new org.springframework.data.mongodb.core.query.Query(),
                new org.springframework.data.mongodb.core.query.Update()
                        .unset("answer")
                        .set("until", Instant.now().plusSeconds(20)),
                "idempotencyKeys");
        keyed("key-3", comment)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:request-still-running"));
        clock.ahead = Duration.ofSeconds(30);
        assertThat(idOf(keyed("key-3", comment).andExpect(status().isAccepted())))
                .isEqualTo(id);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void manyLinksAreHeldEvenOnAnOpenArticle() throws Exception {
        Map<String, Object> links =
                changed("body", "http://a.example http://b.example http://c.example http://d.example");
        postedTo("0pen0pen0pen", links).andExpect(jsonPath("$.status").value("pending"));
        queue("?status=pending").andExpect(jsonPath("$.items[0].heldBy[0]").value("links"));
    }

    @Test
    void theDeskNeedsAModeratorsToken() throws Exception {
        mvc.perform(get("/api/v1/moderation/comments")).andExpect(status().isUnauthorized());
        for (String token : List.of(TestTokens.expired("moderator"), TestTokens.forAnotherAudience("moderator"), "x")) {
            mvc.perform(get("/api/v1/moderation/comments").header("Authorization", "Bearer " + token))
                    .andExpect(status().isUnauthorized());
        }
        mvc.perform(get("/api/v1/moderation/comments").header("Authorization", "Bearer " + TestTokens.with("editor")))
                .andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/moderation/decisions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"commentIds\":[\"x\"],\"decision\":\"approve\"}"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void whatIsNotOpenedIsClosed() throws Exception {
        mvc.perform(get("/api/v1/anything")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/anything").header("Authorization", "Bearer " + TestTokens.with("moderator")))
                .andExpect(status().isForbidden());
    }

    @Test
    void theQueueShowsWhatHeldACommentAndNoAddress() throws Exception {
        posted(comment());
        queue("?status=pending&article=le-train-" + ARTICLE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].heldBy[0]").value("premoderated"))
                .andExpect(jsonPath("$.items[0].captcha").value("verified"))
                .andExpect(jsonPath("$.items[0].article.title").value("Le train de nuit"))
                .andExpect(content().string(not(containsString("example.org"))))
                .andExpect(content().string(not(containsString("address"))));
        queue("?status=pending&article=0pen0pen0pen")
                .andExpect(jsonPath("$.items").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?status=x", "?limit=0", "?limit=101", "?limit=x", "?cursor=%25", "?cursor=abc", "?cursor="})
    void aBadQuestionToTheQueueIsRefused(String question) throws Exception {
        queue(question).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"commentIds\":[],\"decision\":\"approve\"}",
                "{\"commentIds\":[\"\"],\"decision\":\"approve\"}",
                "{\"commentIds\":[null],\"decision\":\"approve\"}",
                "{\"commentIds\":[\"a\"],\"decision\":\"praise\"}",
                "{\"commentIds\":[\"a\"]}",
                "{\"commentIds\":\"a\",\"decision\":\"approve\"}"
            })
    void aBadDecisionIsRefused(String decision) throws Exception {
        mvc.perform(post("/api/v1/moderation/decisions")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(decision))
                .andExpect(status().isBadRequest());
    }

    @Test
    void decisionsAreReportedOneByOneAndRepeatingIsHarmless() throws Exception {
        String id = idOf(posted(comment()));
        decided("approve", id, "nowherenowhe")
                .andExpect(jsonPath("$.results[0].outcome").value("applied"))
                .andExpect(jsonPath("$.results[0].status").value("approved"))
                .andExpect(jsonPath("$.results[1].outcome").value("not-found"));
        decided("approve", id).andExpect(jsonPath("$.results[0].outcome").value("unchanged"));
        queue("?status=approved")
                .andExpect(jsonPath("$.items[0].history.length()").value(1))
                .andExpect(jsonPath("$.items[0].history[0].by").value("camille"));
    }

    @Test
    void threadsArePagedInBothDirectionsAndAnswersStandUnderTheirThread() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clock.ahead = Duration.ofSeconds(i);
            ids.add(idOf(postedTo("0pen0pen0pen", changed("body", "Words " + i))));
        }
        Map<String, Object> answer = changed("body", "An answer");
        answer.put("parentId", ids.get(1));
        String answerId = idOf(postedTo("0pen0pen0pen", answer));
        Map<String, Object> deeper = changed("body", "An answer to the answer");
        deeper.put("parentId", answerId);
        postedTo("0pen0pen0pen", deeper).andExpect(status().isAccepted());

        List<String> seen = new ArrayList<>();
        String next = "/api/v1/articles/0pen0pen0pen/comments?sort=oldest&limit=2";
        while (next != null) {
            var response = mvc.perform(get(java.net.URI.create(next)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse();
            JSON.readTree(response.getContentAsString())
                    .get("items")
                    .forEach(item -> seen.add(item.get("id").asString()));
            String link = response.getHeader(HttpHeaders.LINK);
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(seen).containsExactlyElementsOf(ids);
        mvc.perform(get("/api/v1/articles/{slug}/comments?limit=2&sort=newest", "des {mots}-0pen0pen0pen"))
                .andExpect(
                        header().string(
                                        HttpHeaders.LINK,
                                        org.hamcrest.Matchers.matchesRegex(
                                                "</api/v1/articles/0pen0pen0pen/comments\\?(sort=newest&limit=2|limit=2&sort=newest)&cursor=[\\w-]+>; rel=\"next\"")));
        mvc.perform(get("/api/v1/articles/0pen0pen0pen/comments?sort=newest"))
                .andExpect(jsonPath("$.items[0].id").value(ids.get(4)))
                .andExpect(jsonPath("$.items[3].replies.length()").value(2))
                .andExpect(jsonPath("$.items[3].replies[1].parentId").value(answerId))
                .andExpect(jsonPath("$.nextCursor").isEmpty());

        decided("reject", ids.get(1));
        decided("reject", ids.get(2));
        mvc.perform(get("/api/v1/articles/0pen0pen0pen/comments"))
                .andExpect(jsonPath("$.items.length()").value(4))
                .andExpect(jsonPath("$.items[1].removed").value(true))
                .andExpect(jsonPath("$.items[1].body").value(""))
                .andExpect(jsonPath("$.items[1].author.name").value(""))
                .andExpect(jsonPath("$.items[1].replies.length()").value(2));
        mvc.perform(post("/api/v1/comment-counts")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"articleIds\":[\"0pen0pen0pen\",\"unknownunkno\"]}"))
                .andExpect(jsonPath("$.counts.0pen0pen0pen").value(5))
                .andExpect(jsonPath("$.counts.unknownunkno").value(0));
    }

    @Test
    void whereAPageWouldHoldTooManyAnswersEachThreadGetsItsShareAndTellsOfTheRest() throws Exception {
        List<String> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(idOf(postedTo("0pen0pen0pen", changed("body", "Thread " + i))));
        }
        var model = mongo.findById(threads.getFirst(), Document.class, "comments");
        List<Document> answers = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            String thread = threads.get(i < 700 ? 0 : i < 1_098 ? 1 : 2);
            answers.add(new Document(model)
                    .append("_id", "answer-%04d".formatted(i))
                    .append("parentId", thread)
                    .append("threadId", thread));
        }
        mongo.getCollection("comments").insertMany(answers);

        mvc.perform(get("/api/v1/articles/0pen0pen0pen/comments"))
                .andExpect(jsonPath("$.items.length()").value(3))
                .andExpect(jsonPath("$.items[0].replies.length()").value(333))
                .andExpect(jsonPath("$.items[0].replies[0].id").value("answer-0000"))
                .andExpect(jsonPath("$.items[0].replyCount").value(700))
                .andExpect(jsonPath("$.items[1].replies.length()").value(333))
                .andExpect(jsonPath("$.items[1].replyCount").value(398))
                .andExpect(jsonPath("$.items[2].replies.length()").value(2))
                .andExpect(jsonPath("$.items[2].replyCount").value(2));
    }

    @Test
    void unchangedThreadsNeedNotBeSentAgain() throws Exception {
        String etag = threads("").andReturn().getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(etag).startsWith("\"");
        mvc.perform(get("/api/v1/articles/" + ARTICLE + "/comments").header(HttpHeaders.IF_NONE_MATCH, etag))
                .andExpect(status().isNotModified());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?sort=best", "?limit=0", "?limit=101", "?cursor=garbage", "?cursor=%00", "?cursor="})
    void aBadQuestionForThreadsIsRefused(String question) throws Exception {
        mvc.perform(get(java.net.URI.create("/api/v1/articles/" + ARTICLE + "/comments" + question)))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void threadsOfAnUnknownOrWithdrawnArticleAreNotThere() throws Exception {
        mvc.perform(get("/api/v1/articles/nowherenowhe/comments")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/articles/g0neg0neg0ne/comments")).andExpect(status().isGone());
        mvc.perform(get("/api/v1/articles/c10sedc10sed/comments")).andExpect(status().isOk());
    }

    private ResultActions threads(String question) throws Exception {
        return mvc.perform(get("/api/v1/articles/" + ARTICLE + "/comments" + question));
    }

    private ResultActions queue(String question) throws Exception {
        return mvc.perform(get(java.net.URI.create("/api/v1/moderation/comments" + question))
                .header("Authorization", "Bearer " + TestTokens.with("moderator")));
    }

    private ResultActions decided(String decision, String... ids) throws Exception {
        return mvc.perform(post("/api/v1/moderation/decisions")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(Map.of("commentIds", ids, "decision", decision))))
                .andExpect(status().isOk());
    }

    private void refused(Map<String, Object> comment, int status, String problem, String pointer) throws Exception {
        posted(comment)
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:" + problem))
                .andExpect(jsonPath("$.errors[*].pointer").value(hasItem(pointer)));
        nothingChanged();
    }

    private void nothingChanged() {
        assertThat(stored()).isZero();
        assertThat(mongo.getCollection("spentCaptchas").countDocuments()).isZero();
    }

    private long stored() {
        return mongo.getCollection("comments").countDocuments();
    }

    private ResultActions posted(Map<String, Object> comment) throws Exception {
        return postedTo(ARTICLE, comment);
    }

    private ResultActions postedTo(String article, Map<String, Object> comment) throws Exception {
        return mvc.perform(request(article, comment));
    }

    private ResultActions keyed(String key, Map<String, Object> comment) throws Exception {
        return mvc.perform(request(ARTICLE, comment).header("Idempotency-Key", key));
    }

    private static MockHttpServletRequestBuilder request(String article, Map<String, Object> comment) {
        return post("/api/v1/articles/" + article + "/comments")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(comment));
    }

    private static String idOf(ResultActions posted) throws Exception {
        return JSON.readTree(posted.andReturn().getResponse().getContentAsString())
                .get("id")
                .asString();
    }

    private Map<String, Object> comment() throws Exception {
        Map<String, Object> comment = new LinkedHashMap<>();
        comment.put("author", author("Ada", "ada@example.org"));
        comment.put("body", "Je suis tout à fait d'accord avec cet article.");
        comment.put("captcha", Solver.solved(offer()));
        return comment;
    }

    private Map<String, Object> changed(String field, Object value) throws Exception {
        Map<String, Object> comment = comment();
        comment.put(field, value);
        return comment;
    }

    private static Map<String, Object> author(String name, String email) {
        return Map.of("name", name, "email", email);
    }

    private tools.jackson.databind.JsonNode offer() throws Exception {
        return JSON.readTree(mvc.perform(get("/api/v1/captcha"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
