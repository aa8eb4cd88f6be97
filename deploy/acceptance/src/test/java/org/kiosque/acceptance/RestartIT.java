package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.acceptance.Api.ok;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A platform with the demo content is interrupted, started again and killed. It is alone on the machine, so that the
 * promised figures can be taken on the way: time to ready, memory, time to the English page.
 */
@Order(1)
class RestartIT {

    private static final Duration READY = Duration.ofSeconds(60);
    private static final long RESIDENT_MEGABYTES = 2_500;
    private static final Duration ENGLISH = Duration.ofSeconds(5);
    private static final int INTERRUPTED = 130;

    @Test
    void whatWasWrittenOutlivesAnInterruptAndNoPartOutlivesTheLauncher() throws Exception {
        Needs.apertium();
        try (Platform platform = Platform.start(Map.of())) {
            Api api = platform.api();
            say("first start after a build, jars taken apart and demo loaded", platform.secondsToReady(), "s to ready");
            await().during(Duration.ofSeconds(3)) // there is a moment between one part's training and the next one's
                    .atMost(Duration.ofMinutes(10)) // beside other loads
                    .until(() -> !platform.trains());
            Published before = publish(api);
            int articles = articles(api);
            assertThat(articles).isGreaterThan(12);

            assertThat(platform.interrupt()).isEqualTo(INTERRUPTED);
            assertThat(platform.parts()).isEmpty();
            assertThat(platform.said().lines().toList().getLast()).startsWith("Stopped after");

            double slowness = Machine.slowness();
            platform.startAgain();
            Api again = platform.api();
            say(
                    "start, built",
                    platform.secondsToReady(),
                    String.format(Locale.ROOT, "s to ready, on a machine %.1f times as slow as the limits'", slowness));
            assertThat(platform.said()).doesNotContain("demo content");
            assertThat(articles(again)).isEqualTo(articles);
            assertThat(again.article(before.id(), "fr").get("title").asString()).isEqualTo(before.french());
            assertThat(again.article(before.id(), "en").get("title").asString()).isEqualTo(before.english());
            Published after = publish(again);
            long resident = platform.residentMegabytes();
            say("all processes", resident, "MB resident");

            assertThat(platform.secondsToReady()).isLessThan(READY.toSeconds() * slowness);
            assertThat(after.took().toMillis() / 1000.0).isLessThan(ENGLISH.toSeconds() * slowness);
            assertThat(resident).isLessThan(RESIDENT_MEGABYTES);

            platform.killLauncher();
            await().atMost(Duration.ofSeconds(40)).until(() -> platform.parts().isEmpty());
        }
    }

    private record Published(String id, String french, String english, Duration took) {}

    private static Published publish(Api api) {
        int number = Texts.next();
        long start = System.nanoTime();
        String id = api.publish("fr", Texts.title(number), Texts.lead(number), Texts.body(600), List.of("Rail"));
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> api.article(id, "en").get("language").asString().equals("en"));
        JsonNode english = api.article(id, "en");
        String title = english.get("title").asString();
        Document page = api.page(english.get("url").asString());
        assertThat(page.selectFirst("h1").text()).isEqualTo(title).isNotEqualTo(Texts.title(number));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        say("600 French words", took.toMillis() / 1000.0, "s from publishing to the English page");
        return new Published(id, Texts.title(number), title, took);
    }

    private static int articles(Api api) {
        return ok(api.get("/api/v1/articles?lang=fr&limit=100")).get("items").size();
    }

    private static void say(String what, double figure, String unit) {
        System.out.println(String.format(Locale.ROOT, "Measured: %s: %.2f %s", what, figure, unit));
    }
}
