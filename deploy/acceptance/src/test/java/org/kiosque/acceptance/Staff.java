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

    private static final Pattern LEAD = Pattern.compile("\\n +lead +(\\S+)");

    private final ChromeDriver browser;

    Staff(ChromeDriver browser) {
        this.browser = browser;
    }

    /** The one who may do everything; deploy/up has shown the password at its first start. */
    static String password(Platform platform) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            Matcher shown = LEAD.matcher(platform.said());
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

    /** Has the pages in a language from here on. */
    void speak(String language) {
        if (!Objects.equals(browser.executeScript("return document.documentElement.lang"), language)) {
            waitFor("button[name=language][value=" + language + "]").sendKeys(Keys.ENTER);
            waitFor("html[lang=" + language + "]");
        }
    }
}
