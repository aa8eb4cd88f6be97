package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nu.validator.client.EmbeddedValidator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of page by the tools that judge pages: the validator of HTML, axe for accessibility, readers of feeds. */
@ExtendWith(RunningPlatform.class)
class PagesIT {

    private static final String AXE = resource("/axe.min.js");

    /** By kind, of which an article has its comments, and a translation its original beside it. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    /** Forms that are sent without a word in them, by the page they stand on. */
    private static final Map<String, String> MISTAKES = new LinkedHashMap<>();

    private static final String FORM = "main form:has([type=email])";

    private static final String ALL_OF_MARKDOWN = """
            Un texte[^1] avec *tout*.

            ## Une partie

            | a | b |
            |---|---|
            | 1 | 2 |

            > Une citation.

            [^1]: Une note.
            """;

    private static ChromeDriver browser;

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(PagesIT.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @BeforeAll
    static void publish(Api api) {
        Needs.apertium();
        browser = Browser.open(Map.of());
        int number = Texts.next();
        String section = Api.ok(api.send(
                        "POST",
                        "/api/v1/desk/sections",
                        "editor",
                        Map.of("names", Map.of("fr", "Pages " + number, "en", "Pages " + number))))
                .get("key")
                .asString();
        HttpResponse<String> draft = api.send(
                "POST",
                "/api/v1/articles",
                "editor",
                Map.of(
                        "language", "fr",
                        "title", Texts.title(number),
                        "lead", Texts.lead(number),
                        "body", ALL_OF_MARKDOWN,
                        "tags", List.of("Pages " + number),
                        "authors", List.of("Nadia Ferrand"),
                        "section", section));
        String id = Api.ok(draft).get("id").asString();
        Api.ok(api.publish(id, Api.etag(draft)));
        String withdrawn = api.publish("fr", Texts.title(Texts.next()), Texts.lead(number), "Un texte.", List.of());
        String gone = api.article(withdrawn, "fr").get("url").asString();
        Api.ok(api.send(
                "DELETE",
                "/api/v1/articles/" + withdrawn + "/publication",
                "editor",
                Map.of("reason", "Une erreur."),
                "If-Match",
                Api.etag(api.send("GET", "/api/v1/desk/articles/" + withdrawn, "editor", ""))));
        String comment = Api.ok(api.comment(
                        id,
                        "Léa",
                        "Quelle belle gare, merci pour cet article.",
                        api.solvedCaptcha(),
                        "X-Forwarded-For",
                        "198.51.100." + number % 250))
                .get("id")
                .asString();
        Api.ok(api.decide(comment, "approve"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(api.article(id, "en").get("language").asString()).isEqualTo("en");
            assertThat(api.page(api.article(id, "en").get("url").asString()).select("#comment-" + comment))
                    .hasSize(1);
            assertThat(api.get(gone).statusCode()).isEqualTo(410);
        });
        for (String language : List.of("en", "fr")) {
            JsonNode article = api.article(id, language);
            String url = article.get("url").asString();
            String home = "/" + language;
            PAGES.put("front " + language, home);
            PAGES.put("article " + language, url);
            PAGES.put(
                    "tag " + language,
                    home + "/tags/" + article.at("/tags/0/key").asString());
            PAGES.put(
                    "author " + language,
                    home + "/authors/" + article.at("/authors/0/key").asString());
            PAGES.put("section " + language, home + "/sections/" + section);
            PAGES.put("archive " + language, home + "/archive");
            PAGES.put("search " + language, home + "/search?q=gare");
            PAGES.put("report " + language, url + "/comments/" + comment + "/report");
            PAGES.put("reply " + language, url + "?reply-to=" + comment);
            for (String standing :
                    List.of("about", "contact", "imprint", "privacy", "comment-rules", "how-we-translate")) {
                PAGES.put(standing + " " + language, home + "/" + standing);
            }
            PAGES.put("newsletter " + language, home + "/newsletter");
            PAGES.put("saved " + language, home + "/saved");
            PAGES.put("for you " + language, home + "/for-you");
            PAGES.put("nothing " + language, home + "/nothing-here");
            PAGES.put("withdrawn " + language, home + gone.substring("/fr".length()));
            MISTAKES.put("comment " + language, url);
            MISTAKES.put("newsletter " + language, home + "/newsletter");
        }
        PAGES.put("beside", PAGES.get("article en") + "?beside=original");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static String html(Api api, String path) {
        var answer = api.get(path);
        return answer.statusCode() == 302
                ? html(api, answer.headers().firstValue("Location").orElseThrow())
                : answer.body();
    }

    @Test
    void theValidatorOfHtmlHasNothingToSay(Api api) throws Exception {
        for (var page : PAGES.entrySet()) {
            assertThat(messages(html(api, page.getValue()))).as(page.getKey()).isEmpty();
        }
        for (var page : MISTAKES.entrySet()) {
            String action = Jsoup.parse(html(api, page.getValue())).select(FORM).attr("action");
            var answer = api.form(action, "about=");

            assertThat(answer.body()).as(page.getKey()).contains("aria-invalid");
            assertThat(messages(answer.body())).as(page.getKey()).isEmpty();
        }
    }

    private static Stream<JsonNode> messages(String html) throws Exception {
        var validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        validator.setForceHTML(true);
        validator.setNoLangDetect(true); // of short texts it is mistaken
        String said = validator.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        return JsonMapper.shared().readTree(said).get("messages").valueStream();
    }

    private static final String VIOLATIONS = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ["violations"] }).then(
              ({ violations }) => done(violations.map((one) => one.id + ": " + one.nodes.map((node) => node.html).join("; "))),
              (failure) => done([String(failure)]));
            """;

    @Test
    void axeFindsNothingInLightAndDark(Api api) {
        browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        for (var page : PAGES.entrySet()) {
            browser.get(api.base() + page.getValue());
            isAccessible(page.getKey());
        }
        for (var page : MISTAKES.entrySet()) {
            browser.get(api.base() + page.getValue());
            browser.executeScript("document.querySelector(arguments[0]).submit()", FORM);
            new WebDriverWait(browser, Duration.ofSeconds(30))
                    .until(shown -> shown.findElement(By.cssSelector(FORM + " [aria-invalid=true]")));
            isAccessible(page.getKey() + ", with mistakes");
        }
    }

    private static void isAccessible(String page) {
        browser.executeScript(AXE);
        for (String scheme : List.of("dark", "light")) {
            Browser.emulate(browser, "prefers-color-scheme", scheme);
            assertThat((List<?>) browser.executeAsyncScript(VIOLATIONS))
                    .as("%s, %s", page, scheme)
                    .isEmpty();
        }
    }

    @Test
    void whatIsSaidToSearchEnginesIsWhatTheyAskFor(Api api) {
        for (String language : List.of("en", "fr")) {
            JsonNode data = linked(api.page(PAGES.get("article " + language)));

            assertThat(data.get("@type").asString()).isEqualTo("NewsArticle");
            for (String property : List.of(
                    "headline",
                    "datePublished",
                    "dateModified",
                    "author",
                    "inLanguage",
                    "description",
                    "publisher",
                    "wordCount",
                    "isAccessibleForFree",
                    "commentCount",
                    "mainEntityOfPage")) {
                assertThat(data.has(property)).as(property).isTrue();
            }
            assertThat(data.has("translationOfWork")).isEqualTo(language.equals("en"));
            assertThat(data.has("workTranslation"))
                    .as("what is only gist is advertised to nobody")
                    .isFalse();
            assertThat(data.get("headline").asString()).hasSizeLessThanOrEqualTo(110);
            JsonNode way = data.at("/mainEntityOfPage/breadcrumb/itemListElement");
            assertThat(way.valueStream().map(step -> step.get("position").asInt()))
                    .containsExactly(1, 2, 3);
            assertThat(linked(api.page("/" + language)).get("@type").asString()).isEqualTo("WebSite");
        }
    }

    private static JsonNode linked(Document page) {
        return JsonMapper.shared()
                .readTree(
                        page.select("script[type=application/ld+json]").first().data());
    }

    @Test
    void feedsAreReadByAReaderOfFeeds(Api api) throws Exception {
        String article = PAGES.get("article fr");
        String tag = PAGES.get("tag fr");
        for (String feed : Stream.of("/fr", tag)
                .flatMap(base -> Stream.of(base + "/feed.xml", base + "/atom.xml"))
                .toList()) {
            var read = new SyndFeedInput().build(new StringReader(api.get(feed).body()));

            assertThat(read.getLanguage()).as(feed).isIn("fr", null);
            assertThat(read.getEntries()).as(feed).isNotEmpty().allSatisfy(entry -> {
                assertThat(entry.getTitle()).isNotBlank();
                assertThat(entry.getLink()).startsWith("http");
                assertThat(entry.getPublishedDate()).isNotNull();
            });
            assertThat(read.getEntries().stream().map(entry -> entry.getLink()))
                    .as(feed)
                    .anyMatch(link -> link.endsWith(article));
        }
        JsonNode json = Api.json(api.get(tag + "/feed.json"));
        assertThat(json.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.at("/items/0/url").asString()).endsWith(article);
    }
}
