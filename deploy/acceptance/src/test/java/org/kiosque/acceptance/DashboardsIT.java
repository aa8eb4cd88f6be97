package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a panel shows is measured on a platform that runs. */
@ExtendWith(RunningPlatform.class)
class DashboardsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> SERVICES =
            List.of("gateway", "article-service", "comment-service", "recommendation-service", "translation-service");

    /** Measured from the first time that it happens, which it need not on a platform that is well. */
    private static final Set<String> OF_EVENTS = Set.of(
            "comments_appealed_total",
            "comments_deleted_total",
            "comments_edited_total",
            "comments_erased_total",
            "comments_hook_total", // of a classifier that an operator brings
            "comments_notices_total", // of letters, which want a mail server, as do the newsletter's
            "comments_streams_refused_total",
            "comments_translated_total",
            "events_dead_lettered_total",
            "events_skipped_total",
            "kiosque_purges_total",
            "kiosque_sections_degraded_total",
            "meaning_made_seconds_count", // where meaning is compared, as is the next
            "meaning_waiting",
            "newsletter_letters_total",
            "push_messages_total", // where browsers are told
            "security_refused_total",
            "translation_budget_limit", // of engines that are paid for, as is the next
            "translation_budget_used",
            "trial_clicks_total", // where there is a trial, as is the next
            "trial_shown_total");

    private static final Pattern NO_NAMES = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]" + "|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.:$])[A-Za-z_][\\w:]*(?!\\s*\\(|[\\w:])");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "offset", "bool", "up");

    @Test
    void everyMetricOfEveryPanelIsMeasured(Platform platform, Api api) throws Exception {
        Set<String> wanted = onDashboards();
        assertThat(wanted).hasSizeGreaterThan(30);
        Needs.apertium();
        String id = api.publish("fr", Texts.title(Texts.next()), Texts.lead(1), Texts.body(30), List.of("Rail"));
        String comment = await().atMost(SOON)
                .until(
                        () -> api.comment(id, "Ada", "A word.", api.solvedCaptcha()),
                        answer -> answer.statusCode() == 202)
                .body();
        Api.ok(api.decide(JsonMapper.shared().readTree(comment).get("id").asString(), "approve"));
        api.page(api.article(id, "fr").get("url").asString());
        doOnceWhatReadersDo(
                api, id, JsonMapper.shared().readTree(comment).get("id").asString());

        wanted.removeIf(name -> name.contains(":") || OF_EVENTS.contains(name));
        await().atMost(SOON).untilAsserted(() -> assertThat(measured(platform)).containsAll(wanted));
    }

    private static void doOnceWhatReadersDo(Api api, String article, String comment) {
        Api.ok(api.get("/api/v1/search?lang=fr&q=gare"));
        Api.ok(api.get("/api/v1/suggestions?lang=fr&q=gare"));
        Api.ok(api.get("/api/v1/trending?lang=fr"));
        Api.ok(api.get("/api/v1/readers/" + "r".repeat(22) + "/recommendations?lang=fr"));
        Api.ok(api.send("POST", "/api/v1/reads", "", Map.of("articleId", article, "lang", "fr")));
        Api.ok(api.send("POST", "/api/v1/comments/" + comment + "/reactions", "", Map.of("kind", "respect")));
        Api.ok(api.send("POST", "/api/v1/comments/" + comment + "/reports", "", Map.of("reason", "abusive")));
    }

    private static Set<String> measured(Platform platform) {
        return SERVICES.stream()
                .flatMap(service -> platform.actuator(service).metrics().lines())
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> onDashboards() throws IOException {
        var names = new TreeSet<String>();
        try (DirectoryStream<Path> dashboards =
                Files.newDirectoryStream(Platform.ROOT.resolve("deploy/observability/dashboards"), "*.json")) {
            for (Path dashboard : dashboards) {
                JsonMapper.shared()
                        .readTree(Files.readString(dashboard))
                        .findValuesAsString("expr")
                        .forEach(query -> NAME.matcher(NO_NAMES.matcher(query).replaceAll(" "))
                                .results()
                                .map(found -> found.group())
                                .filter(name -> !KEYWORDS.contains(name))
                                .forEach(names::add));
            }
        }
        return names;
    }
}
