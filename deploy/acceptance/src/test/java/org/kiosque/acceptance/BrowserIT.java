package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;

/** The article page in a real browser: what a reader sees and does. */
@ExtendWith(RunningPlatform.class)
class BrowserIT {

    /** Warns of a browser newer than itself at every start; kept here, since a logger that nobody holds forgets its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private @Nullable ChromeDriver browser;

    @BeforeEach
    void open() {
        Needs.apertium();
        SELENIUM.setLevel(Level.SEVERE);
        var options = new ChromeOptions();
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1000");
        options.setBinary(Needs.program("KIOSQUE_CHROMIUM", "chromium").toFile());
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(
                        Needs.program("KIOSQUE_CHROMEDRIVER", "chromedriver").toFile())
                .build();
        browser = new ChromeDriver(service, options);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private WebElement waitFor(By by) {
        return new WebDriverWait(browser, Duration.ofSeconds(30)).until(page -> page.findElement(by));
    }

    @Test
    void aReaderCommentsThroughTheFormAndSeesItOnceItIsApproved(Api api) {
        int number = Texts.next();
        api.publish("fr", Texts.title(Texts.next()), Texts.lead(2), Texts.body(80), List.of("Trains de nuit"));
        String id =
                api.publish("fr", Texts.title(number), Texts.lead(number), Texts.body(200), List.of("Trains de nuit"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(api.article(id, "en").get("language").asString()).isEqualTo("en");
            assertThat(Api.ok(api.get("/api/v1/articles/" + id + "/related?lang=en"))
                            .get("items")
                            .size())
                    .isPositive();
        });
        JsonNode english = api.article(id, "en");

        browser.get(api.base() + english.get("url").asString());

        assertThat(browser.findElement(By.tagName("html")).getAttribute("lang")).isEqualTo("en");
        assertThat(browser.findElement(By.tagName("h1")).getText())
                .isEqualTo(english.get("title").asString());
        assertThat(browser.findElements(By.cssSelector("[lang=fr]")).stream().map(WebElement::getText))
                .anyMatch(foreign -> foreign.endsWith(Texts.title(number)));
        assertThat(browser.findElement(By.tagName("main")).getText()).contains("Other articles", "Read more");

        browser.findElement(By.name("name")).sendKeys("Grace");
        browser.findElement(By.name("email")).sendKeys("grace@example.org");
        browser.findElement(By.name("text")).sendKeys("I took that train once.");
        browser.findElement(By.cssSelector("#comment-form button[type=submit]")).sendKeys(Keys.ENTER);

        // The page computes the proof of work itself, posts, and says what became of it.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode queue = Api.ok(api.send(
                    "GET", "/api/v1/moderation/comments?status=pending&limit=100&article=" + id, "moderator", ""));
            assertThat(queue.get("items").size()).isEqualTo(1);
        });
        WebElement said = waitFor(By.cssSelector("#leave-a-comment ~ [role=status]"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> said.getText().toLowerCase(Locale.ROOT).contains("moderat"));
        JsonNode queue = Api.ok(
                api.send("GET", "/api/v1/moderation/comments?status=pending&limit=100&article=" + id, "moderator", ""));
        Api.ok(api.decide(queue.get("items").get(0).get("id").asString(), "approve"));

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            browser.navigate().refresh();
            assertThat(browser.findElement(By.tagName("main")).getText()).contains("I took that train once.", "Grace");
        });
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .map(LogEntry::getMessage))
                .as("nothing on the browser's console, such as a breach of the content security policy")
                .isEmpty();
    }
}
