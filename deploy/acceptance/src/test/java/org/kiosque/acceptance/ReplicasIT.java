package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.acceptance.Api.ok;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.kiosque.acceptance.SteadyLoad.Noted;
import tools.jackson.databind.JsonNode;

/**
 * Two instances of each service on the same store behind two gateways that keep no pages, and nginx before these: one of a
 * service's may be killed, and each may be restarted, and nobody loses anything. {@code -Dkiosque.restart.requests=50000} has
 * them restarted again and again until so many requests were answered.
 */
@Order(2)
class ReplicasIT {

    private static final List<String> SERVICES =
            List.of("article-service", "comment-service", "recommendation-service", "translation-service");
    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final Duration NOTICED_AFTER = Duration.ofSeconds(1);

    /** Every request goes to a service, and how long a busy machine takes for it is not the question here. */
    private static final String PATIENT = """
            {"kiosque.pages.enabled": false, "kiosque.site.section-deadline": "30s", "kiosque.routing.response-timeout": "40s",
             "spring.cloud.openfeign.client.config": {
               "default": {"connect-timeout": 5000, "read-timeout": 30000},
               "article-service": {"connect-timeout": 5000, "read-timeout": 30000},
               "recommendation-service": {"connect-timeout": 5000, "read-timeout": 30000}}}""";

    /** Two of each. The gateway is restarted, but not killed: nobody before it would notice its death at once. */
    private static final List<String> INSTANCES =
            Stream.concat(SERVICES.stream(), Stream.of("gateway")).toList();

    private static final int REQUESTS = Integer.getInteger("kiosque.restart.requests", 0);

    /** In a build one that takes in what people write, and the gateway: each takes a while. All of them in longer runs. */
    private static final List<String> RESTARTED = REQUESTS > 0 ? INSTANCES : List.of("comment-service", "gateway");

    private static Platform platform;
    private static Balancer balancer;
    private static int restarts;
    private static Api api;

    @BeforeAll
    static void startTwoOfEach() {
        Needs.apertium();
        Needs.nginx();
        String two = INSTANCES.stream().map(service -> service + "=2").collect(Collectors.joining(","));
        platform = Platform.start(
                Map.of("SPRING_APPLICATION_JSON", PATIENT, "KIOSQUE_POSTING_MAX_PER_ADDRESS", "10000"),
                "--replicas",
                two,
                "--no-demo");
        balancer = Balancer.between(
                platform.data().resolve("nginx"), List.of(platform.portOf("gateway"), platform.portOf("gateway-2")));
        api = platform.apiAt(balancer.port());
        System.out.printf(
                "Measured: two of each: ready after %.1f s, %d MB resident%n",
                platform.secondsToReady(), platform.residentMegabytes());
    }

    @AfterAll
    static void stop() {
        if (balancer != null) {
            balancer.close();
        }
        if (platform != null) {
            platform.close();
        }
    }

    /** @param from when it began to die, and when it was surely dead, as {@link System#nanoTime()} tells it */
    private record Kill(String victim, long from, long dead) {

        /** Whether the request was under way then, or sent within the second after. */
        boolean excuses(Noted request) {
            return request.answered() >= from && request.sent() <= dead + NOTICED_AFTER.toNanos();
        }
    }

    @Test
    void oneOfTwoIsKilledAndAfterASecondNoRequestFails() {
        List<Kill> kills = new ArrayList<>();
        SteadyLoad load = SteadyLoad.on(api);
        try (load) {
            awaitRequests(load, 200);
            for (int i = 0; i < SERVICES.size(); i++) {
                String victim = SERVICES.get(i) + (i % 2 == 0 ? "" : "-2");
                long from = System.nanoTime();
                platform.kill(victim);
                kills.add(new Kill(victim, from, System.nanoTime()));
                awaitRequests(load, 150);
                awaitReady(victim);
            }
            awaitRequests(load, 150);
        }
        report("kill -9", load);
        assertThat(load.requests.stream()
                        .filter(request -> !request.good())
                        .filter(request -> kills.stream().noneMatch(kill -> kill.excuses(request))))
                .as("failed, though no instance was killed in the second before")
                .isEmpty();
        assertEverythingHappenedOnce(load);
    }

    @Test
    void oneIsRestartedAndThenTheOtherAndNoRequestFails() {
        SteadyLoad load = SteadyLoad.on(api);
        try (load) {
            awaitRequests(load, 200);
            load.comeToRead(REQUESTS > 0 ? 12 : 0);
            do {
                RESTARTED.forEach(ReplicasIT::restart);
            } while (load.requests.size() < REQUESTS);
            awaitRequests(load, 150);
        }
        report("rolling restart of %d processes".formatted(restarts), load);
        assertThat(load.requests.stream().filter(request -> !request.good())).isEmpty();
        assertEverythingHappenedOnce(load);
    }

    /** The first instance, and once it is back the second one, as an operator would. */
    private static void restart(String service) {
        for (String instance : List.of(service, service + "-2")) {
            ProcessHandle before = platform.part(instance).orElseThrow();
            platform.terminate(instance);
            await().atMost(RECOVERY).until(() -> !before.isAlive());
            awaitReady(instance);
            restarts++;
        }
    }

    private static void awaitReady(String instance) {
        await().atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> platform.actuator(instance).isReady());
    }

    private static void awaitRequests(SteadyLoad load, int more) {
        int wanted = load.requests.size() + more;
        await().atMost(RECOVERY).until(() -> load.requests.size() >= wanted);
    }

    private static void report(String phase, SteadyLoad load) {
        Map<String, String> byKind = new TreeMap<>();
        load.requests.stream()
                .collect(Collectors.groupingBy(Noted::what))
                .forEach((what, all) -> byKind.put(
                        what,
                        "%d (%d failed, longest %d ms)"
                                .formatted(
                                        all.size(),
                                        all.stream().filter(one -> !one.good()).count(),
                                        all.stream()
                                                .map(Noted::took)
                                                .max(Comparator.naturalOrder())
                                                .orElseThrow()
                                                .toMillis())));
        System.out.printf("Measured: %s: %d requests: %s%n", phase, load.requests.size(), byKind);
        load.requests.stream().filter(request -> !request.good()).forEach(failed -> System.out.println("  " + failed));
    }

    /** The auditor: all that was acknowledged is there, and its effects as often as it was done. */
    private static void assertEverythingHappenedOnce(SteadyLoad load) {
        await().atMost(RECOVERY).untilAsserted(() -> {
            for (Map.Entry<String, String> each : load.published.entrySet()) {
                JsonNode french = api.article(each.getKey(), "fr");
                assertThat(french.get("title").asString()).isEqualTo(each.getValue());
                assertThat(api.article(each.getKey(), "en").get("language").asString())
                        .isEqualTo("en");
                assertThat(french.get("comments").get("count").asInt())
                        .as("comments counted at %s", each.getKey())
                        .isEqualTo(comments(each.getKey(), "approved").size());
            }
        });
        assertThat(load.published.values()).doesNotHaveDuplicates();
        Set<String> seen = new HashSet<>();
        for (String article : load.published.keySet()) {
            List<JsonNode> pending = comments(article, "pending");
            List<JsonNode> approved = comments(article, "approved");
            assertThat(texts(approved)).hasSameElementsAs(texts(load, article, true));
            assertThat(texts(pending)).hasSameElementsAs(texts(load, article, false));
            pending.forEach(comment -> assertThat(seen.add(id(comment))).isTrue());
            approved.forEach(comment -> assertThat(seen.add(id(comment))).isTrue());
            assertThat(api.bodiesOfApprovedComments(article))
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(texts(approved));
        }
        assertThat(seen).isEqualTo(load.posted.keySet());
        await().atMost(RECOVERY).untilAsserted(() -> {
            TopicAudit.assertOneEventEach(platform, "articles", load.published.keySet());
            TopicAudit.assertOneEventEach(
                    platform,
                    "translations",
                    load.published.keySet().stream().map(id -> id + ":en").toList());
            TopicAudit.assertOneEventEach(platform, "comments", load.approved);
        });
    }

    private static List<String> texts(SteadyLoad load, String article, boolean approved) {
        return load.posted.entrySet().stream()
                .filter(comment -> comment.getValue().article().equals(article))
                .filter(comment -> load.approved.contains(comment.getKey()) == approved)
                .map(comment -> comment.getValue().text())
                .toList();
    }

    private static List<String> texts(List<JsonNode> comments) {
        return comments.stream().map(comment -> comment.get("body").asString()).toList();
    }

    private static String id(JsonNode comment) {
        return comment.get("id").asString();
    }

    private static List<JsonNode> comments(String article, String status) {
        String path = "/api/v1/moderation/comments?limit=100&status=%s&article=%s".formatted(status, article);
        return ok(api.send("GET", path, "moderator", ""))
                .get("items")
                .valueStream()
                .toList();
    }
}
