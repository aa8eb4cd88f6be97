package org.kiosque.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** The whole gateway on a real port, in front of services that a test scripts call by call. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "kiosque.routing.response-timeout=1500ms",
            "kiosque.site.section-deadline=1200ms",
            "kiosque.site.sections-every=0s",
            "kiosque.security-txt.contact=mailto:security@kiosque.example",
            "kiosque.site.base-url=https://kiosque.example",
            "kiosque.breakers.minimum-calls=6",
            "kiosque.breakers.window=6",
            "kiosque.pages.wait-for=5s",
            "kiosque.edge.body-timeout=2s",
            "kiosque.edge.head-timeout=1s",
            "kiosque.edge.cors.origins=https://app.example",
            "kiosque.routing.deprecations[0].path=/api/v1/trending/boosts/{id}",
            "kiosque.routing.deprecations[0].since=2027-01-31",
            "kiosque.routing.deprecations[0].sunset=2027-07-01",
            "kiosque.routing.deprecations[0].link=https://kiosque.example/changes",
            "kiosque.rates.exempt=127.0.0.0/8"
        })
@Import(StandingClock.class)
public abstract class Platform {

    protected static final WireMockServer ARTICLES = started();
    protected static final WireMockServer COMMENTS = started();
    protected static final WireMockServer SHELF = started();
    protected static final WireMockServer TRANSLATIONS = started();

    protected static final Map<String, WireMockServer> SERVICES =
            Map.of("article", ARTICLES, "comment", COMMENTS, "recommendation", SHELF, "translation", TRANSLATIONS);

    protected static final String FORM = "application/x-www-form-urlencoded";
    protected static final String FILLED =
            "name=Zo%C3%A9&email=zoe%40example.org&text=It%20is%20%3Cb%3Egood%3C%2Fb%3E%0D%0ATwo";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Autowired
    protected StandingClock clock;

    @LocalServerPort
    protected int port;

    /** Each test has an article of its own, so that no cached page of another test answers. */
    protected final String id = RandomId.next();

    protected final Sample article = new Sample(id);

    private static WireMockServer started() {
        var server = new WireMockServer(
                options().port(TestSocketUtils.findAvailableTcpPort()).bindAddress("127.0.0.1"));
        server.start();
        return server;
    }

    private static void start(WireMockServer service) {
        if (!service.isRunning()) {
            service.start();
        }
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        String instances = "spring.cloud.discovery.client.simple.instances.";
        SERVICES.forEach((name, service) -> registry.add(instances + name + "-service[0].uri", () -> {
            start(service); // the test before may have left it stopped
            return service.baseUrl();
        }));
    }

    @BeforeEach
    void allServicesAreUpAndKnowTheArticle() {
        SERVICES.values().forEach(service -> {
            start(service);
            service.resetAll();
        });
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        articleIs(article.english());
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles"))
                .willReturn(json(Sample.cards(article.card("latest0card", "The latest of all")))));
        neighboursAre("null", "null");
        COMMENTS.stubFor(
                get(urlPathEqualTo("/api/v1/articles/" + id + "/comments")).willReturn(json(Sample.THREAD)));
        SHELF.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/related"))
                .willReturn(json(Sample.cards(article.card("related0card", "A related story")))));
    }

    protected static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    protected static ResponseDefinitionBuilder problem(int status, String slug, String more) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\":\"urn:kiosque:problem:%s\",\"title\":\"x\",\"status\":%d%s}"
                        .formatted(slug, status, more));
    }

    protected URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    protected HttpResponse<byte[]> send(String path, UnaryOperator<HttpRequest.Builder> request) {
        try {
            return CLIENT.send(
                    request.apply(HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(30)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /**
     * Sends what no well-behaved client sends.
     *
     * @return the answer as it came, until the gateway closed the connection or was silent for five seconds
     */
    protected String sendRaw(String request) {
        var answer = new ByteArrayOutputStream();
        try (Socket socket = connection(request)) {
            socket.setSoTimeout(5_000);
            socket.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException silent) {
            // what came until now is the answer
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** A connection on which a request was sent; closing it is what a reader does who leaves. */
    protected Socket connection(String request) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    protected HttpResponse<byte[]> read(String path) {
        return send(path, request -> request);
    }

    protected HttpResponse<byte[]> post(String path, String contentType, String body, String... headers) {
        return send(path, request -> {
            request.POST(HttpRequest.BodyPublishers.ofString(body)).header("Content-Type", contentType);
            return headers.length == 0 ? request : request.headers(headers);
        });
    }

    /** Sends the comment form of the article's page, as a browser without JavaScript does. */
    protected HttpResponse<byte[]> submit(String form, String... headers) {
        return post(article.englishPath() + "/comments", FORM, form, headers);
    }

    protected void commentServiceAnswers(ResponseDefinitionBuilder answer) {
        COMMENTS.stubFor(WireMock.post(urlPathEqualTo("/api/v1/articles/" + id + "/comments"))
                .willReturn(answer));
    }

    protected void articleIs(ResponseDefinitionBuilder answer) {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id)).willReturn(answer));
    }

    protected void articleIs(String json) {
        articleIs(json(json));
    }

    protected void articleIs(int status) {
        articleIs(problem(status, "x", ""));
    }

    /** As JSON, each a card or {@code null}. */
    protected void neighboursAre(String earlier, String later) {
        ARTICLES.stubFor(get(urlPathEqualTo("/api/v1/articles/" + id + "/neighbours"))
                .willReturn(json("{\"earlier\":%s,\"later\":%s}".formatted(earlier, later))));
    }

    protected void timesRendered(int times) {
        ARTICLES.verify(times, getRequestedFor(urlPathEqualTo("/api/v1/articles/" + id)));
    }

    protected Document page(String path) {
        var response = read(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return Jsoup.parse(text(response), at(path).toString());
    }

    protected static void isProblem(HttpResponse<byte[]> response, int status, String slug) {
        assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
        assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
        assertThat(text(response))
                .contains("\"type\":\"urn:kiosque:problem:" + slug + "\"")
                .contains("\"status\":" + status)
                .containsPattern("\"traceId\":\"[0-9a-f]{32}\"")
                .contains("\"instance\":\"/");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    protected static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    protected static String unzipped(HttpResponse<byte[]> response) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    protected static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
