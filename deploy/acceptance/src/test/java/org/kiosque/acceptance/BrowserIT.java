package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;

/** The article page in a real browser: what a reader sees and does. */
@ExtendWith(RunningPlatform.class)
class BrowserIT {

    private @Nullable ChromeDriver browser;

    @BeforeEach
    void open() {
        Needs.apertium();
        browser = Browser.open(Map.of());
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
        browser.findElement(By.name("text")).sendKeys("So did I.");
        browser.findElement(By.cssSelector(".comment .reply")).click();
        assertThat(browser.findElement(By.id("leave-a-comment")).getText()).isEqualTo("Reply to Grace");
        assertThat(browser.findElement(By.name("text")).getAttribute("value")).isEqualTo("So did I.");
        assertThat(browser.findElement(By.name("parentId")).getAttribute("value"))
                .isEqualTo(queue.get("items").get(0).get("id").asString());
        browser.findElement(By.cssSelector("a.cancel")).click();
        assertThat(browser.findElement(By.id("leave-a-comment")).getText()).isEqualTo("Leave a comment");
        assertThat(browser.findElement(By.name("parentId")).getAttribute("value"))
                .isEmpty();
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .map(LogEntry::getMessage))
                .as("nothing on the browser's console, such as a breach of the content security policy")
                .isEmpty();
    }

    private static final By CARDS = By.cssSelector(".cards.front .card");

    /** Fills the front page with copies of one card and measures rows, gaps and what is below the first story. */
    private static final String HOLES = """
            const grid = document.querySelector(".cards.front"), model = grid.querySelector(".card").cloneNode(true);
            model.querySelectorAll("img").forEach((image) => image.remove());
            const holes = [];
            for (let count = 1; count <= 12; count++) {
              for (const pictures of ["all", "none", "some", "not the first", "only the first"]) {
                grid.replaceChildren(...Array.from({ length: count }, (_, i) => {
                  const card = model.cloneNode(true);
                  const shown = { all: true, none: false, some: i % 2 == 0, "not the first": i > 0, "only the first": i == 0 };
                  if (shown[pictures]) card.prepend(Object.assign(new Image(1200, 800), { alt: "", src: "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" }));
                  if (i % 3 == 1) card.querySelector(".headline a").textContent = "Words ".repeat(12);
                  return card;
                }));
                const box = grid.getBoundingClientRect(), rows = new Map();
                const gap = parseFloat(getComputedStyle(grid).rowGap), between = parseFloat(getComputedStyle(grid).columnGap);
                for (const card of grid.children) {
                  const place = card.getBoundingClientRect();
                  rows.set(place.top, [...(rows.get(place.top) || []), place]);
                }
                let bottom = box.top - gap;
                for (const row of rows.values()) {
                  const used = row.reduce((sum, card) => sum + card.width, 0) + (row.length - 1) * between;
                  if (Math.abs(used - box.width) > 2) holes.push(`${count} ${pictures}: ${box.width - used} px beside`);
                  if (Math.abs(row[0].top - bottom - gap) > 2) holes.push(`${count} ${pictures}: ${row[0].top - bottom - gap} px above`);
                  bottom = Math.max(...row.map((card) => card.bottom));
                }
                const first = grid.firstElementChild.getBoundingClientRect();
                const inside = [...grid.firstElementChild.querySelectorAll("img, .words > *")];
                const lowest = Math.max(...inside.map((part) => part.getBoundingClientRect().bottom));
                if (first.bottom - lowest > 2) holes.push(`${count} ${pictures}: ${first.bottom - lowest} px below the first story`);
                if (document.documentElement.scrollWidth > innerWidth) holes.push(`${count} ${pictures}: too wide`);
              }
            }
            return holes;
            """;

    @ParameterizedTest
    @ValueSource(ints = {1280, 1024, 800, 640, 390})
    void theFrontPageHasNoHoleHoweverManyArticlesItShows(int width, Api api) {
        browser.get(api.base() + "/en");
        if (browser.findElements(CARDS).isEmpty()) {
            int number = Texts.next();
            api.publish("en", Texts.title(number), Texts.lead(number), Texts.body(80), List.of("Layout"));
        }
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            browser.get(api.base() + "/en");
            assertThat(browser.findElements(CARDS)).isNotEmpty();
        });

        assertThat((List<?>) browser.executeScript(HOLES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"search?q=train", "search", "archive", "about", "how-we-translate", "imprint", "nothing-here"})
    void thePagesAroundArticlesFitAPhoneAndBreachNoPolicy(String page, Api api) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 320, "height", 800, "deviceScaleFactor", 1, "mobile", true));
        for (String language : List.of("en", "fr")) {
            browser.get(api.base() + "/" + language + "/" + page);

            assertThat(browser.findElement(By.tagName("html")).getAttribute("lang"))
                    .isEqualTo(language);
            assertThat(browser.findElements(By.tagName("h1"))).hasSize(1);
            assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(320L);
            List<?> tooSmall = (List<?>) browser.executeScript(SMALL_TARGETS);
            assertThat(tooSmall).as("targets under 24 px (WCAG 2.2, 2.5.8)").isEmpty();
        }
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .map(LogEntry::getMessage)
                        .filter(message -> !message.contains("status of 404"))) // of the page that is not there
                .isEmpty();
    }

    /** What is to be hit with a finger, unless it stands within a sentence or repeats the link of a headline. */
    private static final String SMALL_TARGETS = """
            return [...document.querySelectorAll("header a, footer a, nav a, form button, form input, .tag a")]
              .filter((target) => target.className !== "skip")
              .map((target) => [target.textContent.trim(), target.getBoundingClientRect()])
              .filter(([, box]) => box.width < 24 || box.height < 24)
              .map(([name, box]) => `${name}: ${box.width} x ${box.height}`);
            """;

    @Test
    void theSearchIsUsedByKeyboardAlone(Api api) {
        browser.get(api.base() + "/en/search");
        WebElement field = browser.findElement(By.name("q"));
        field.sendKeys("train", Keys.ENTER);

        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(page -> page.getCurrentUrl().contains("q=train"));
        assertThat(browser.getTitle()).startsWith("Search: train");
        assertThat(browser.findElement(By.name("q")).getAttribute("value")).isEqualTo("train");
    }

    @Test
    void aPageKeepsItsShapesInForcedColoursAndItsTextAloneOnPaper(Api api) {
        int number = Texts.next();
        String id = api.publish("en", Texts.title(number), Texts.lead(number), Texts.body(80), List.of("Layout"));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(api.article(id, "en").get("url").asString()).isNotEmpty());
        String address = api.base() + api.article(id, "en").get("url").asString();
        browser.get(address);

        emulate(Map.of("features", List.of(Map.of("name", "forced-colors", "value", "active"))));
        WebElement button = browser.findElement(By.cssSelector("#comment-form button"));
        assertThat(button.getCssValue("border-top-style")).isEqualTo("solid");
        assertThat(button.getCssValue("border-top-width")).isNotEqualTo("0px");
        assertThat(button.getCssValue("border-top-color")).isNotEqualTo(button.getCssValue("background-color"));

        emulate(Map.of("media", "print"));
        assertThat(browser.findElement(By.cssSelector(".body > p")).isDisplayed())
                .isTrue();
        assertThat(browser.findElement(By.cssSelector(".colophon .address")).getText())
                .endsWith(api.article(id, "en").get("url").asString());
        for (String useless : List.of(".thread", ".leave", ".languages", ".skip")) {
            assertThat(browser.findElement(By.cssSelector(useless)).isDisplayed())
                    .as(useless)
                    .isFalse();
        }
    }

    private void emulate(Map<String, Object> media) {
        browser.executeCdpCommand("Emulation.setEmulatedMedia", media);
    }
}
