package org.kiosque.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.local.chaos.Ledger.Article;
import org.kiosque.local.chaos.Ledger.Comment;

/** Against answers of a platform that are right, and then one after the other are not. */
class AuditorTest {

    private static final String TITLE = Texts.title(0, 2);
    private static final String SEARCH = "/api/v1/search?lang=fr&q=";
    private static final String EMPTY = "{\"items\":[]}";

    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, Integer> statuses = new HashMap<>();
    private final List<String> onTopics = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private HttpServer platform;
    private Auditor auditor;

    @BeforeEach
    void oneLiveArticleWithTwoCommentsAndOneWithdrawn() throws IOException {
        ledger.put(new Article("a", 0, 2, true, List.of("article.published.v1", "article.revised.v1")));
        ledger.put(new Article("b", 1, 1, false, List.of("article.published.v1", "article.withdrawn.v1")));
        ledger.put(new Comment("c", "a", "A thought", "approved"));
        ledger.put(new Comment("d", "a", "A rude thought", "rejected"));

        answers.put("/api/v1/desk/articles/a", "{\"title\":\"%s\",\"status\":\"published\"}".formatted(TITLE));
        answers.put(
                "/api/v1/desk/articles/b", "{\"title\":\"%s\",\"status\":\"withdrawn\"}".formatted(Texts.title(1, 1)));
        answers.put(
                "/api/v1/articles/a?lang=fr",
                "{\"title\":\"%s\",\"url\":\"/fr/a\",\"comments\":{\"count\":1}}".formatted(TITLE));
        answers.put(
                "/api/v1/articles/a?lang=en",
                "{\"language\":\"en\",\"title\":\"Train %s at quay %s\"}".formatted(Texts.mark(0), Texts.state(2)));
        statuses.put("/api/v1/articles/b?lang=fr", 410);
        answers.put("/fr/a", "<h1>%s</h1><p>A thought</p>".formatted(TITLE));
        answers.put(queue("approved"), "{\"items\":[{\"id\":\"c\"}]}");
        answers.put(queue("rejected"), "{\"items\":[{\"id\":\"d\"}]}");
        answers.put("/api/v1/articles/a/comments?limit=100", "{\"items\":[{\"body\":\"A thought\"}]}");
        statuses.put("/api/v1/articles/b/comments?limit=100", 410);
        answers.put(SEARCH + Texts.word(0), "{\"items\":[{\"id\":\"a\",\"title\":\"%s\"}]}".formatted(TITLE));
        for (String language : List.of("fr", "en")) {
            answers.put("/api/v1/articles?lang=" + language + "&limit=100", "{\"items\":[{\"id\":\"a\"}]}");
        }
        answers.put("/api/v1/desk/articles?limit=100", "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
        answers.put("/actuator/deadletters", "{\"articles\":0}");
        answers.put("/actuator/metrics/outbox.pending", "{\"measurements\":[{\"value\":0.0}]}");

        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", this::answer);
        platform.start();
        URI base = URI.create("http://127.0.0.1:" + platform.getAddress().getPort());
        auditor = new Auditor(
                new Places() {
                    @Override
                    public List<URI> instances(String service) {
                        return List.of(base);
                    }

                    @Override
                    public URI actuator(URI instance) {
                        return base;
                    }
                },
                new Caller(base, Map.of("editor", "e", "moderator", "m")),
                ledger,
                true,
                () -> onTopics);
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String what = exchange.getRequestURI().toString();
        byte[] body = answers.getOrDefault(what, EMPTY).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(statuses.getOrDefault(what, 200), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String queue(String status) {
        return "/api/v1/moderation/comments?status=%s&article=a&limit=100".formatted(status);
    }

    @Test
    void nothingIsFoundWhereAllIsRight() throws Exception {
        assertThat(auditor.discrepancies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/desk/articles/a                     | {"title":"T","status":"published"}                             | a at the desk
            /api/v1/desk/articles/b                     | {"title":"Le train 1001","status":"published"}                 | b at the desk
            /api/v1/articles/a?lang=fr                  | {"title":"Of before","url":"/fr/a","comments":{"count":1}}     | a for readers
            /api/v1/articles/a?lang=fr                  | {"title":"T","url":"/fr/a","comments":{"count":2}}             | comments: expected 1, found 2
            /api/v1/articles/a?lang=en                  | {"language":"fr","title":"Le train"}                           | language: expected en
            /api/v1/articles/a?lang=en                  | {"language":"en","title":"Train 1000 at quay 501"}             | of another text
            /fr/a                                       | <h1>Of before</h1><p>A thought</p>                             | shows another title
            /fr/a                                       | <h1>T</h1><p>A thought</p><p>A rude thought</p>                | comment d (rejected) is shown
            /fr/a                                       | <h1>T</h1>                                                     | comment c (approved) is not shown
            /api/v1/moderation/comments?status=approved&article=a&limit=100 | {"items":[]}                              | comments at a: c: expected approved
            /api/v1/moderation/comments?status=pending&article=a&limit=100 | {"items":[{"id":"e"}]}                     | comments at a: e: expected null, found pending
            /api/v1/moderation/comments?status=spam&article=a&limit=100 | {"items":[{"id":"d"}]}                        | in two queues
            /api/v1/articles/a/comments?limit=100       | {"items":[{"body":"A thought"},{"body":"A thought"}]}          | the discussion of a
            /api/v1/articles?lang=en&limit=100          | {"items":[]}                                                   | the list in en: a
            /api/v1/articles?lang=fr&limit=100          | {"items":[{"id":"a"},{"id":"a"}]}                              | the list in fr has a twice
            /api/v1/articles?lang=fr&limit=100          | {"items":[{"id":"a"},{"id":"b"}]}                              | the list in fr: b
            /api/v1/desk/articles?limit=100             | {"items":[{"id":"a"},{"id":"b"},{"id":"x"}]}                   | the desk's list: x
            /actuator/deadletters                       | {"articles":1}                                                 | dead letters of articles
            /actuator/metrics/outbox.pending            | {"measurements":[{"value":1.0}]}                               | wait for the broker
            """)
    void whatIsWrongIsFoundAndNamed(String where, String answer, String named) throws Exception {
        answers.put(where, answer);
        assertThat(auditor.discrepancies()).anyMatch(found -> found.contains(named));
    }

    @Test
    void whatIsFoundInASearchThoughItWasWithdrawnOrNotFoundThoughItIsThere() throws Exception {
        answers.put(
                SEARCH + Texts.word(1), "{\"items\":[{\"id\":\"b\",\"title\":\"%s\"}]}".formatted(Texts.title(1, 1)));
        answers.put(SEARCH + Texts.word(0), EMPTY);
        assertThat(auditor.discrepancies())
                .anyMatch(found -> found.startsWith("a in the search"))
                .anyMatch(found -> found.startsWith("b in the search"));
    }

    @Test
    void whatWasWithdrawnIsNowhereToBeRead() throws Exception {
        statuses.clear();
        assertThat(auditor.discrepancies())
                .anyMatch(found -> found.contains("b for readers") && found.contains("expected 410, found 200"))
                .anyMatch(found -> found.contains("the discussion of b can be read"));
    }

    @Test
    void whatCannotBeLookedAtOrWasNeverAcknowledgedIsADiscrepancyToo() throws Exception {
        statuses.put("/api/v1/desk/articles/a", 503);
        onTopics.add("article a: its events are out of order");
        ledger.never("the draft 7");
        assertThat(auditor.discrepancies())
                .hasSize(3)
                .anyMatch(found -> found.startsWith("a: could not be looked at"))
                .anyMatch(found -> found.contains("the draft 7"))
                .containsAll(onTopics);
    }
}
