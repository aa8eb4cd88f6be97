package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nu.validator.client.EmbeddedValidator;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.chrome.ChromeDriver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every page of the newsroom by the tools that judge pages, in both languages, light and dark, on a laptop and a phone. With
 * {@code -Dkiosque.pictures=true} it also takes the pictures of the help and of the README.
 */
@ExtendWith(RunningPlatform.class)
class NewsroomPagesIT {

    private static final Path PICTURES = Path.of("../../gateway/src/main/resources/newsroom/help");

    private static final String AXE = resource("/axe.min.js");

    private static final String VIOLATIONS = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ["violations"] }).then(
              ({ violations }) => done(violations.map((one) => one.id + ": " + one.nodes.map((node) => node.html).join("; "))),
              (failure) => done([String(failure)]));
            """;

    private static final String SOURCE = """
            const done = arguments[arguments.length - 1];
            fetch(location.href).then((answer) => answer.text()).then(done);
            """;

    /** Those of which the help has pictures, by their names there. */
    private static final Map<String, String> PICTURED = Map.of(
            "edit",
            "writing",
            "publication",
            "publishing",
            "translation",
            "translating",
            "comments",
            "moderating",
            "front",
            "front");

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    private static ChromeDriver browser;
    private static Staff staff;
    private static String webhook = "";

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(NewsroomPagesIT.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Of which nothing can be taken. */
    private static final String FEED = """
            {"version":"https://jsonfeed.org/version/1.1","title":"La Gazette","items":[{"id":"1","url":"https://gazette.example/1"}]}
            """;

    @BeforeAll
    static void comeIn(Platform platform, Api api, @TempDir Path folder) throws IOException {
        Needs.apertium();
        browser = Browser.open(Map.of());
        browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        staff = new Staff(browser);
        webhook = Api.ok(api.send(
                        "POST",
                        "/api/v1/desk/webhooks",
                        "editor",
                        Map.of("url", "https://hooks.example/told", "events", List.of("article.published"))))
                .get("id")
                .asString();
        int number = Texts.next();
        String id = api.publish(
                "fr",
                Texts.title(number),
                Texts.lead(number),
                "Le quai attend.\n\n## Une partie\n\nLes voyageurs arrivent avec leurs valises.\n\n> Une citation.\n",
                List.of("Transport"));
        for (String text : List.of("Quelle belle gare, merci.", "J’étais là hier soir.", "Le train était à l’heure.")) {
            Api.ok(api.comment(id, "Léa", text, api.solvedCaptcha()));
        }
        await().atMost(Staff.PATIENCE)
                .untilAsserted(
                        () -> assertThat(api.article(id, "en").get("language").asString())
                                .isEqualTo("en"));
        staff.signIn(platform, "/newsroom");
        PAGES.put("home", "/newsroom");
        PAGES.put("help", "/newsroom/help");
        PAGES.put("articles", "/newsroom/articles");
        PAGES.put("new", "/newsroom/articles/new");
        PAGES.put("edit", "/newsroom/articles/" + id);
        PAGES.put("preview", "/newsroom/articles/" + id + "/preview");
        PAGES.put("both languages", "/newsroom/articles/" + id + "/preview?beside=en");
        PAGES.put("related", "/newsroom/articles/" + id + "/related?q=" + number);
        PAGES.put("publication", "/newsroom/articles/" + id + "/publication");
        PAGES.put("history", "/newsroom/articles/" + id + "/history");
        PAGES.put("save", "/newsroom/articles/" + id + "/history/1");
        PAGES.put("front", "/newsroom/front?lang=fr&q=train");
        PAGES.put("translations", "/newsroom/translations");
        PAGES.put("translation", "/newsroom/translations/" + id + "/en#segment-0-text");
        PAGES.put("known words", "/newsroom/translations/" + id + "/en/segments/0/hits");
        PAGES.put("sentence", "/newsroom/translations/" + id + "/en/segments/0/history");
        PAGES.put("memory", "/newsroom/translations/memory?from=fr&to=en&q=train");
        PAGES.put("glossary", "/newsroom/translations/glossary?from=fr&to=en");
        PAGES.put("comments", "/newsroom/comments?article=" + id);
        PAGES.put("house", "/newsroom/comments/house");
        PAGES.put("decided", "/newsroom/comments?status=approved");
        PAGES.put("records", "/newsroom/records");
        PAGES.put("figures", "/newsroom/records/figures");
        PAGES.put("report", imported(platform, folder));
        PAGES.put("deliveries", "/newsroom/records/webhooks/" + webhook);
        PAGES.put("signed in again", "/newsroom/session/renewed");
        PAGES.put("ended", "/newsroom/help");
        PAGES.put("nothing", "/newsroom/nothing");
        told(platform);
    }

    /** @return path of the report on a file that was brought in */
    private static String imported(Platform platform, Path folder) throws IOException {
        open(platform, "records");
        browser.findElement(By.xpath("//summary[../form[contains(@action, '/imports')]]"))
                .click();
        browser.findElement(By.id("import"))
                .sendKeys(Files.writeString(folder.resolve("feed.json"), FEED).toString());
        browser.findElement(By.cssSelector("form[action$='/imports'] button")).click();
        String report = Objects.requireNonNull(staff.waitFor("#imports a").getDomAttribute("href"));
        await().atMost(Staff.PATIENCE).until(() -> {
            browser.get("http://localhost:" + platform.port() + report);
            return !browser.findElements(By.cssSelector("main table")).isEmpty();
        });
        return report;
    }

    /** Waits for the webhook to have been told of the article, in vain. */
    private static void told(Platform platform) {
        await().atMost(Staff.PATIENCE).until(() -> {
            open(platform, "deliveries");
            return !browser.findElements(By.cssSelector("main .queue li")).isEmpty();
        });
    }

    @AfterAll
    static void close(Api api) {
        if (browser != null) {
            browser.quit();
        }
        if (!webhook.isEmpty()) {
            Api.ok(api.send("DELETE", "/api/v1/desk/webhooks/" + webhook, "editor", ""));
        }
    }

    private static void open(Platform platform, String name) {
        browser.get("http://localhost:" + platform.port() + PAGES.get(name));
        if (name.equals("edit")) {
            staff.waitFor(".look .story");
        }
        if (name.equals("translation")) {
            staff.waitFor("#segment-0 .hits > *");
        }
        if (name.equals("comments")) {
            staff.waitFor(".counts .count");
        }
        if (name.equals("ended")) {
            browser.executeScript("document.querySelector('dialog').showModal()");
        }
    }

    @Test
    void axeFindsNothingInLightAndDarkInBothLanguagesAndNothingIsWiderThanAPhone(Platform platform) throws IOException {
        boolean pictures = Boolean.getBoolean("kiosque.pictures");
        var judged = new SoftAssertions();
        for (String language : List.of("en", "fr")) {
            open(platform, "home");
            staff.speak(language);
            for (String name : PAGES.keySet()) {
                for (String scheme : List.of("light", "dark")) {
                    Browser.emulate(browser, "prefers-color-scheme", scheme);
                    Browser.resize(browser, scheme.equals("light") ? 1280 : 390);
                    open(platform, name);
                    String what = name + ", " + language + ", " + scheme;
                    judged.assertThat(
                                    browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                            .as(what)
                            .isEqualTo(true);
                    browser.executeScript(AXE);
                    judged.assertThat((List<?>) browser.executeAsyncScript(VIOLATIONS))
                            .as(what)
                            .isEmpty();
                    if (pictures && scheme.equals("light") && PICTURED.containsKey(name)) {
                        take(PICTURED.get(name) + "-" + language + ".png");
                    }
                }
            }
        }
        judged.assertThat(Browser.complaints(browser))
                .filteredOn(said -> said.contains("Content Security Policy") || said.contains("Uncaught"))
                .isEmpty();
        judged.assertAll();
    }

    private static void take(String file) throws IOException {
        Browser.resize(browser, 1120);
        Object shot = browser.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"))
                .get("data");
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(file), Base64.getDecoder().decode((String) shot));
        Browser.resize(browser, 1280);
    }

    @Test
    void theValidatorOfHtmlHasNothingToSay(Platform platform) throws Exception {
        var judged = new SoftAssertions();
        for (String name : PAGES.keySet()) {
            open(platform, name);
            var validator = new EmbeddedValidator();
            validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
            validator.setForceHTML(true);
            validator.setNoLangDetect(true);
            String source = (String) browser.executeAsyncScript(SOURCE);
            String said = validator.validate(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));

            judged.assertThat(JsonMapper.shared().readTree(said).get("messages").valueStream())
                    .as(name)
                    .filteredOn(message -> !isOfTwoPagesBesideEachOther(name, message))
                    .isEmpty();
        }
        judged.assertAll();
    }

    /** Each has its own top heading, in an element that says by how much it stands deeper, as this message asks for. */
    private static boolean isOfTwoPagesBesideEachOther(String name, JsonNode message) {
        return name.equals("both languages")
                && message.get("message").asString().contains("“headingoffset” attribute");
    }

    @Test
    void whatIsTypedIsSeenBesideTheTextAndKeptUntilItIsSaved(Platform platform) {
        open(platform, "edit");
        staff.waitFor("#body").sendKeys(" Un mot de plus.");
        await().atMost(Staff.PATIENCE)
                .untilAsserted(() -> assertThat(
                                browser.findElement(By.cssSelector(".look")).getText())
                        .contains("Un mot de plus."));

        // The browser falls down: nothing was saved.
        browser.executeScript("window.onbeforeunload = null;");
        String kept = (String) browser.executeScript(
                "return localStorage.getItem('newsroom:' + document.getElementById('writing').dataset.keep)");
        assertThat(kept).contains("Un mot de plus.");
        browser.get("about:blank");
        acceptWarning();
        open(platform, "edit");
        assertThat(browser.findElement(By.id("body")).getDomProperty("value")).doesNotContain("Un mot de plus.");
        staff.waitFor("[data-take]").click();
        assertThat(browser.findElement(By.id("body")).getDomProperty("value")).contains("Un mot de plus.");
        staff.waitFor("button[value=save]").click();
        staff.waitFor(".status.done");
        assertThat(browser.findElements(By.cssSelector(".kept:not([hidden])"))).isEmpty();

        // What was typed since is kept, too: the same address does not say once more that all is saved.
        staff.waitFor("#body").sendKeys(" Et un autre.");
        browser.navigate().refresh();
        acceptWarning();
        staff.waitFor(".kept:not([hidden]) [data-take]").click();
        assertThat(browser.findElement(By.id("body")).getDomProperty("value")).contains("Et un autre.");

        // A colleague has saved meanwhile: that text is not overwritten by the one that was kept.
        browser.executeScript("document.querySelector('#writing [name=etag]').value = '\"0\"';"
                + "document.getElementById('writing').dispatchEvent(new Event('input'));");
        browser.navigate().refresh();
        acceptWarning();
        staff.waitFor(".kept:not([hidden]) [data-take]").click();
        staff.waitFor("button[value=save]").click();
        staff.waitFor(".status.failed");
        assertThat(browser.findElement(By.id("body")).getDomProperty("value")).contains("Et un autre.");
        assertThat(browser.findElements(By.cssSelector(".kept:not([hidden])"))).isEmpty();
        staff.waitFor("button[value=save]").click();
        staff.waitFor(".status.done");
        assertThat(browser.executeScript(
                        "return Object.keys(localStorage).filter((name) => name.startsWith('newsroom:'))"))
                .isEqualTo(List.of());
    }

    private static void acceptWarning() {
        try {
            browser.switchTo().alert().accept();
        } catch (NoAlertPresentException none) {
            // most drivers accept it by themselves
        }
    }
}
