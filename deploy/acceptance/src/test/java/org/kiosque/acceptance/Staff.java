package org.kiosque.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody of the staff at a browser, from the provider's sign-in page on. */
final class Staff {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver browser;

    Staff(ChromeDriver browser) {
        this.browser = browser;
    }

    /** Of the one who may do everything. */
    static String password(Platform platform) {
        return password(platform, "lead");
    }

    /** As deploy/up has shown it at its first start. */
    static String password(Platform platform, String account) {
        var line = Pattern.compile("\\n +" + Pattern.quote(account) + " +(\\S+)");
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            Matcher shown = line.matcher(platform.said());
                            return shown.find() ? shown.group(1) : "";
                        },
                        found -> !found.isEmpty());
    }

    /** As the lead, by keyboard. */
    void signIn(Platform platform, String page) {
        browser.get("http://localhost:" + platform.port() + page);
        waitFor("main a.button").sendKeys(Keys.ENTER);
        waitFor("#username").sendKeys("lead", Keys.TAB, password(platform), Keys.ENTER);
        waitFor("header .rooms");
    }

    WebElement waitFor(String css) {
        return new WebDriverWait(browser, PATIENCE).until(page -> page.findElement(By.cssSelector(css)));
    }

    /** Waits for the keys to go there, whether or not the window is in front of all others. */
    WebElement waitForFocus(String css) {
        new WebDriverWait(browser, PATIENCE)
                .withMessage(() -> css + " at " + browser.getCurrentUrl() + ", where the focus is on "
                        + browser.executeScript("return document.activeElement.outerHTML.slice(0, 300)"))
                .until(_ -> Objects.equals(
                        browser.executeScript("return document.activeElement.matches(arguments[0])", css), true));
        return browser.switchTo().activeElement();
    }

    /** Waits for a page with that top heading to be there with its scripts. */
    void arrive(String heading) {
        new WebDriverWait(browser, PATIENCE)
                .until(_ -> textOf("main h1").strip().equals(heading) && isComplete());
    }

    /** In one question to the browser: a page may go between two. Empty where there is none. */
    String textOf(String css) {
        return Objects.toString(
                browser.executeScript("return document.querySelector(arguments[0])?.innerText", css), "");
    }

    /** Waits for a page that says what was just done. */
    void arriveDone() {
        new WebDriverWait(browser, PATIENCE)
                .until(page ->
                        !page.findElements(By.cssSelector(".status.done")).isEmpty() && isComplete());
    }

    private boolean isComplete() {
        return Objects.equals(browser.executeScript("return document.readyState"), "complete");
    }

    /** Has the pages in a language from here on. */
    void speak(String language) {
        if (!Objects.equals(browser.executeScript("return document.documentElement.lang"), language)) {
            waitFor("button[name=language][value=" + language + "]").sendKeys(Keys.ENTER);
            waitFor("html[lang=" + language + "]");
        }
    }
}
