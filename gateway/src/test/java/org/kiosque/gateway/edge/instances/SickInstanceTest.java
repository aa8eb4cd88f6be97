package org.kiosque.gateway.edge.instances;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Of two instances of each service that takes connections, one is sick. */
class SickInstanceTest extends Platform {

    private static final WireMockServer SICK =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").containerThreads(60));

    private static final ResponseDefinitionBuilder WELL = json("{\"items\":[]}");
    private static final ResponseDefinitionBuilder HANGS = aResponse().withFixedDelay(20_000);
    private static final ResponseDefinitionBuilder DROPS = aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void theOtherInstance(DynamicPropertyRegistry registry) {
        SICK.start();
        for (String service : new String[] {"article", "comment"}) {
            registry.add(
                    "spring.cloud.discovery.client.simple.instances." + service + "-service[1].uri", SICK::baseUrl);
        }
    }

    @AfterAll
    static void end() {
        SICK.stop();
    }

    @BeforeEach
    void theOthersAreWell() {
        SICK.resetAll();
        ARTICLES.stubFor(any(anyUrl()).atPriority(10).willReturn(WELL));
        COMMENTS.stubFor(any(anyUrl()).atPriority(10).willReturn(WELL));
    }

    private static void sick(ResponseDefinitionBuilder how) {
        SICK.resetMappings();
        SICK.stubFor(any(anyUrl()).willReturn(how));
    }

    /** @param path asked for so many times at once; {@code {n}} in it is which time it is */
    private List<Integer> statuses(int times, String path) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                String numbered = path.replace("{n}", String.valueOf(i));
                calls.add(threads.submit(() -> read(numbered).statusCode()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> call : calls) {
                statuses.add(call.get());
            }
            return statuses;
        }
    }

    @Test
    void oneThatHangsIsLeftAloneAndTriedAgainLater() throws Exception {
        sick(HANGS);
        assertThat(statuses(14, "/api/v1/tags")).contains(504, 200);
        SICK.resetRequests();

        assertThat(statuses(30, "/api/v1/tags")).containsOnly(200);
        SICK.verify(0, anyRequestedFor(anyUrl()));
        assertThat(meters.get("resilience4j.circuitbreaker.state")
                        .tag("name", "article-service localhost:" + SICK.port())
                        .tag("state", "open")
                        .gauge()
                        .value())
                .isEqualTo(1);

        clock.pass(Duration.ofSeconds(4));
        assertThat(statuses(20, "/api/v1/tags")).contains(200);
        assertThat(SICK.getAllServeEvents()).as("calls that try it").hasSizeBetween(1, 3);

        sick(WELL);
        clock.pass(Duration.ofSeconds(4));
        SICK.resetRequests();
        for (int i = 0; i < 12; i++) {
            assertThat(read("/api/v1/tags").statusCode()).isEqualTo(200);
        }
        assertThat(SICK.getAllServeEvents()).as("calls of one that is well").hasSizeGreaterThan(5);
    }

    @Test
    void oneThatDropsConnectionsFailsNoReadAndIsLeftAlone() throws Exception {
        sick(DROPS);
        assertThat(statuses(10, "/api/v1/tags")).containsOnly(200);
        for (int i = 0; i < 20; i++) {
            assertThat(read("/api/v1/tags").statusCode()).isEqualTo(200);
        }
        SICK.resetRequests();

        assertThat(statuses(30, "/api/v1/tags")).containsOnly(200);
        SICK.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void noPostIsSentTwice() {
        sick(DROPS);
        int posts = 30;
        int failed = 0;
        for (int i = 0; i < posts; i++) {
            failed += post("/api/v1/comment-counts", "application/json", "{}").statusCode() == 200 ? 0 : 1;
        }

        int received = SICK.findAll(postRequestedFor(anyUrl())).size()
                + COMMENTS.findAll(postRequestedFor(anyUrl())).size();
        assertThat(received).isEqualTo(posts);
        assertThat(failed).as("until its breaker opened").isBetween(1, 6);
    }

    @Test
    void pagesAreWholeOnceItIsLeftAlone() {
        sick(DROPS);
        for (int i = 0; i < 20; i++) {
            clock.pass(Duration.ofMillis(1_100));
            read(article.englishPath());
        }
        SICK.resetRequests();
        clock.pass(Duration.ofMillis(1_100));

        var page = read(article.englishPath());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(text(page)).contains("id=\"comments\"").doesNotContain("Comments are unavailable");
    }

    @Test
    void pagesWaitNoLongerForOneThatHangs() throws Exception {
        sick(HANGS);
        assertThat(statuses(24, article.englishPath() + "?comments=first{n}")).contains(503, 200);
        SICK.resetRequests();

        assertThat(statuses(12, article.englishPath() + "?comments=then{n}")).containsOnly(200);
        SICK.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void whereAllAreSickCallersAreToldAtOnce() throws Exception {
        sick(DROPS);
        COMMENTS.stubFor(any(anyUrl()).atPriority(1).willReturn(DROPS));
        statuses(16, "/api/v1/captcha");
        SICK.resetRequests();
        COMMENTS.resetRequests();

        var response = read("/api/v1/captcha");

        isProblem(response, 503, "unavailable");
        assertThat(header(response, "Retry-After")).isNotEmpty();
        SICK.verify(0, anyRequestedFor(anyUrl()));
        COMMENTS.verify(0, anyRequestedFor(anyUrl()));
    }
}
