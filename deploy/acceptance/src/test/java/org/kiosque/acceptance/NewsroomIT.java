package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;

/** A day in the newsroom, in a real browser and by keyboard alone: from the provider's sign-in page to the sign-out. */
@ExtendWith(RunningPlatform.class)
class NewsroomIT {

    private static final Duration PATIENCE = Staff.PATIENCE;

    private @Nullable ChromeDriver driver;

    @BeforeEach
    void open() {
        var options = new ChromeOptions();
        options.addArguments(
                "--headless",
                "--force-prefers-reduced-motion",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--lang=en",
                "--window-size=1280,1000");
        options.setBinary(Needs.program("KIOSQUE_CHROMIUM", "chromium").toFile());
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Needs.program("KIOSQUE_CHROMEDRIVER", "chromedriver")
                                .toFile())
                        .build(),
                options);
    }

    @AfterEach
    void close() {
        if (driver != null) {
            driver.quit();
        }
    }

    private ChromeDriver browser() {
        return Objects.requireNonNull(driver);
    }

    private WebElement waitFor(String css) {
        return new WebDriverWait(browser(), PATIENCE).until(page -> page.findElement(By.cssSelector(css)));
    }

    private void press(String css) {
        waitFor(css).sendKeys(Keys.ENTER);
    }

    private void waitForAddress(String part) {
        new WebDriverWait(browser(), PATIENCE)
                .until(page -> Objects.requireNonNull(page.getCurrentUrl()).contains(part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void aDayInTheNewsroom(String language, Platform platform, Api api) {
        String site = "http://localhost:" + platform.port();
        var staff = new Staff(browser());
        staff.signIn(platform, "/newsroom/articles/new");
        staff.speak(language);

        // Back from another site, to what was asked for.
        int number = Texts.next();
        waitFor("#title").sendKeys(Texts.title(number));
        browser().manage().window().setSize(new Dimension(390, 900));
        waitFor("#body").sendKeys(Texts.body(40));
        browser().findElement(By.id("tags")).sendKeys("Newsroom");
        press("button[value=save]");
        waitFor(".status.done");
        fitsThePhone();
        String id = Objects.requireNonNull(browser().getCurrentUrl()).replaceFirst(".*/articles/([^?]+).*", "$1");
        waitFor("#lead").sendKeys("A lead.");
        press("button[value=publish]");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(api.article(id, "en").path("title").asString(""))
                                .isNotEmpty());

        for (int n = 0; n < 2; n++) {
            JsonNode taken = Api.json(api.comment(id, "Grace", "I was there, number " + n + ".", api.solvedCaptcha()));
            assertThat(taken.path("status").asString("")).isEqualTo("pending");
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            browser().get(site + "/newsroom/comments?status=pending&article=" + id);
            assertThat(browser().findElements(By.cssSelector(".queued"))).hasSize(2);
        });
        fitsThePhone();
        browser()
                .findElements(By.cssSelector(".queued [name=reason][data-key]"))
                .get(1)
                .sendKeys("Half a reason");
        waitFor(".queued .pick input").sendKeys("a");
        waitForAddress("undo=");
        assertThat(browser().findElements(By.cssSelector(".queued"))).hasSize(1);
        new WebDriverWait(browser(), PATIENCE).until(page -> page.findElement(By.cssSelector(".queued:focus")) != null);
        assertThat(waitFor(".queued [name=reason]").getDomProperty("value")).isEqualTo("Half a reason");
        browser().switchTo().activeElement().sendKeys("s");
        await().atMost(PATIENCE)
                .until(() -> browser().findElements(By.cssSelector(".queued")).isEmpty());
        waitFor(".undo button:focus").sendKeys("u");
        waitFor(".queued:focus").sendKeys("s");
        await().atMost(PATIENCE)
                .until(() -> browser().findElements(By.cssSelector(".queued")).isEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(api.bodiesOfApprovedComments(id)).hasSize(1));

        browser().get(site + "/newsroom/translations");
        assertThat(waitFor("h1").getText()).isEqualTo(language.equals("en") ? "Translations" : "Traductions");
        fitsThePhone();
        browser().get(site + "/newsroom/translations/" + id + "/en");
        waitFor("#segment-0 textarea:focus").sendKeys(Keys.chord(Keys.ALT, Keys.ARROW_DOWN));
        waitFor("#segment-1 textarea:focus").sendKeys(" and more");
        browser().switchTo().activeElement().sendKeys(Keys.chord(Keys.ALT, Keys.ARROW_UP));
        waitFor("#segment-0 textarea:focus").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        waitForAddress("#segment-1");
        assertThat(waitFor("#segment-1 textarea:focus").getDomProperty("value")).contains("and more");
        assertThat(waitFor("#segment-0 .state").getText()).isEqualTo(language.equals("en") ? "approved" : "approuvée");
        fitsThePhone();

        browser().get(site + "/newsroom/front?lang=fr&q=" + Texts.title(number).split(" ")[1]);
        press("button[value='first:" + id + "']");
        waitFor("[data-pin='" + id + "'] button[value^='down:']:focus, [data-pin='" + id
                + "'] button[value^='up:']:focus");
        fitsThePhone();
        press("button[value='away:" + id + "']");
        await().atMost(PATIENCE)
                .until(() -> browser()
                        .findElements(By.cssSelector("[data-pin='" + id + "']"))
                        .isEmpty());
        press("form[action='/newsroom/sign-out'] button");
        waitForAddress("/newsroom/sign-in");
        browser().get(site + "/newsroom/comments");
        assertThat(waitFor("h1").getText()).isEqualTo("Enter the newsroom");
        assertThat(complaints()).isEmpty();
    }

    /** Nothing is wider than the window, and nothing to be touched smaller than a fingertip (WCAG 2.5.8). */
    private void fitsThePhone() {
        assertThat(browser().executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        Object small = browser().executeScript("""
                return [...document.querySelectorAll("main button, main input:not([type=hidden]), main select, nav a")]
                  .filter((each) => each.offsetParent !== null)
                  .filter((each) => each.getBoundingClientRect().height < 24)
                  .map((each) => each.outerHTML);
                """);
        assertThat((List<?>) small).isEmpty();
    }

    /** What the browser says of scripts, styles and forms that the policy forbids. */
    private List<String> complaints() {
        return browser().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> message.contains("Content Security Policy") || message.contains("Uncaught"))
                .toList();
    }
}
