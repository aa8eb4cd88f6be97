package org.kiosque.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.kiosque.common.answers.Changes;
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
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service as those see it who call it, on a real store, without a broker. Every test begins with the same four
 * articles and no comments. Tests that change no property share one service.
 */
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
@Import({TestTokens.class, WithoutBroker.Time.class})
public abstract class WithoutBroker {

    protected static final String PREMODERATED = "k3v9x2m4qd7h";
    protected static final String OPEN = "0pen0pen0pen";
    protected static final String CLOSED = "c10sedc10sed";
    protected static final String WITHDRAWN = "g0neg0neg0ne";
    protected static final JsonMapper JSON = new JsonMapper();

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected MongoOperations mongo;

    @Autowired
    protected Time.Clock clock;

    @Autowired
    private Changes changes;

    @TestConfiguration(proxyBeanMethods = false)
    protected static class Time {

        /** Goes on as it should, but from another time. */
        public static final class Clock implements InstantSource {

            public volatile Duration ahead = Duration.ZERO;

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(InstantSource.system().millis() + ahead.toMillis());
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
        for (String collection : List.of(
                "comments",
                "spentCaptchas",
                "idempotencyKeys",
                "recentPosts",
                "discussions",
                "protectedNames",
                "reports",
                "moderationLog",
                "bans",
                "wordLists",
                "reactions")) {
            mongo.remove(new Query(), collection);
        }
        mongo.insert(article(PREMODERATED, "premoderated"), "discussions");
        mongo.insert(article(OPEN, "open"), "discussions");
        mongo.insert(article(CLOSED, "closed"), "discussions");
        mongo.insert(article(WITHDRAWN, "open").append("withdrawnAt", Date.from(Instant.now())), "discussions");
        List.of(PREMODERATED, OPEN, CLOSED, WITHDRAWN).forEach(changes::of); // as whoever writes to the store says
        clock.ahead = Duration.ZERO;
    }

    private static Document article(String id, String policy) {
        return new Document("_id", id)
                .append("language", "fr")
                .append("title", "Le train de nuit")
                .append("policy", policy)
                .append("sequence", 1L);
    }

    /** @return what a reader sends, with a captcha solved just now */
    protected Map<String, Object> comment() throws Exception {
        Map<String, Object> comment = new LinkedHashMap<>();
        comment.put("author", author("Ada", "ada@example.org"));
        comment.put("body", "Je suis tout à fait d'accord avec cet article.");
        comment.put("captcha", Solver.solved(offer()));
        return comment;
    }

    protected Map<String, Object> changed(String field, Object value) throws Exception {
        Map<String, Object> comment = comment();
        comment.put(field, value);
        return comment;
    }

    protected static Map<String, Object> author(String name, String email) {
        return Map.of("name", name, "email", email);
    }

    protected JsonNode offer() throws Exception {
        return JSON.readTree(mvc.perform(get("/api/v1/captcha"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    protected ResultActions posted(Map<String, Object> comment) throws Exception {
        return postedTo(PREMODERATED, comment);
    }

    protected ResultActions postedTo(String article, Map<String, Object> comment) throws Exception {
        return mvc.perform(request(article, comment));
    }

    protected static MockHttpServletRequestBuilder request(String article, Map<String, Object> comment) {
        return post("/api/v1/articles/" + article + "/comments")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(comment));
    }

    /** @return what makes a request come from that network address */
    protected static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    /** @return the statuses of the answers to requests that come at the same time */
    protected static List<Integer> atOnce(List<Callable<ResultActions>> requests) throws Exception {
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            for (Future<ResultActions> done : threads.invokeAll(requests)) {
                answers.add(done.get().andReturn().getResponse().getStatus());
            }
        }
        return answers;
    }

    protected static String idOf(ResultActions posted) throws Exception {
        return JSON.readTree(posted.andReturn().getResponse().getContentAsString())
                .get("id")
                .asString();
    }

    protected static @Nullable String nextOf(JsonNode page) {
        JsonNode next = page.get("nextCursor");
        return next.isNull() ? null : next.asString();
    }

    protected void refused(Map<String, Object> comment, int status, String problem, String pointer) throws Exception {
        posted(comment)
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:kiosque:problem:" + problem))
                .andExpect(jsonPath("$.errors[*].pointer").value(hasItem(pointer)));
        nothingChanged();
    }

    protected void nothingChanged() {
        assertThat(stored()).isZero();
        assertThat(mongo.getCollection("spentCaptchas").countDocuments()).isZero();
    }

    protected long stored() {
        return mongo.getCollection("comments").countDocuments();
    }

    protected ResultActions threads(String article, String question) throws Exception {
        return mvc.perform(get(URI.create("/api/v1/articles/" + article + "/comments" + question)));
    }

    protected ResultActions queue(String question) throws Exception {
        return mvc.perform(get(URI.create("/api/v1/moderation/comments" + question))
                .header("Authorization", "Bearer " + TestTokens.with("moderator")));
    }

    protected ResultActions decided(String decision, String... ids) throws Exception {
        return mvc.perform(post("/api/v1/moderation/decisions")
                        .header("Authorization", "Bearer " + TestTokens.with("moderator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(Map.of("commentIds", ids, "decision", decision))))
                .andExpect(status().isOk());
    }
}
