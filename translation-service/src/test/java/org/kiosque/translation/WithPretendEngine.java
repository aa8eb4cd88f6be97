package org.kiosque.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.making.TestWorkers;
import org.kiosque.translation.making.TranslationWorker;
import org.kiosque.translation.translations.Translations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service on a real store and broker; only the engine is ours, so that it can fail when we want. One context
 * serves all tests that extend this.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "kiosque.engines.apertium.enabled=false",
            "kiosque.gate.language=false", // the pretend engine shouts in the language of the original
            "kiosque.memory.reuse=false", // tests use the same sentences
            "kiosque.translating.poll-interval=200ms",
            "kiosque.translating.first-pause=100ms",
            "kiosque.translating.longest-pause=500ms",
            "kiosque.translating.attempts=3",
            "kiosque.translating.lease=1500ms",
            "kiosque.translating.slice=300ms",
            "kiosque.translating.batch-limit=2s"
        })
@ContextConfiguration(initializers = RealParts.class)
@Import({ServiceUnderTest.class, TestTokens.class, WithPretendEngine.Pretend.class, TestWorkers.class})
public abstract class WithPretendEngine {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestConfiguration(proxyBeanMethods = false)
    static class Pretend {
        @Bean
        PretendEngine pretendEngine() {
            return new PretendEngine("pretend", true);
        }

        /** Asked for what the first one cannot translate, when it is there. */
        @Bean
        PretendEngine secondEngine() {
            PretendEngine engine = new PretendEngine("second", true);
            engine.there = false;
            return engine;
        }

        /** Preferred, did its licence not keep its text out of print. */
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        PretendEngine privateEngine() {
            PretendEngine engine = new PretendEngine("private", false);
            engine.there = false;
            return engine;
        }
    }

    @Autowired
    protected ServiceUnderTest service;

    @Autowired
    @Qualifier("pretendEngine") protected PretendEngine engine;

    @Autowired
    @Qualifier("privateEngine") protected PretendEngine unpublishable;

    @Autowired
    @Qualifier("secondEngine") protected PretendEngine second;

    @Autowired
    protected Engines engines;

    @Autowired
    protected Translations translations;

    @Autowired
    protected TranslationWorker worker;

    @Autowired
    protected MongoOperations mongo;

    @Autowired
    protected MeterRegistry meters;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    protected int managementPort;

    @AfterEach
    void mend() {
        engine.mend();
        unpublishable.there = false;
        second.mend();
        second.there = false;
        worker.start();
    }

    protected final HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    protected final HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    protected static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
