package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The keys of somebody who has nothing else: what has the focus is reached by the Tab key alone, and known by its name. */
final class Keyboard {

    /** More than any page of the newsroom has to stop at. */
    private static final int MOST_TABS = 250;

    /** A name as labels and texts say it; what a screen reader says is asked of the browser where this is what was looked for. */
    private static final String NAME = """
            const here = document.activeElement;
            return here.getAttribute("aria-label") || here.labels?.[0]?.textContent || here.textContent;
            """;

    private final ChromeDriver browser;

    Keyboard(ChromeDriver browser) {
        this.browser = browser;
    }

    void press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    /** @param held such as {@link Keys#CONTROL} */
    void chord(Keys held, CharSequence key) {
        new Actions(browser).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    WebElement focused() {
        return browser.switchTo().activeElement();
    }

    /** Goes on, round the page if need be, until what has that accessible name has the focus. */
    WebElement tabTo(String name) {
        List<String> passed = new ArrayList<>();
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            String here = plain((String) browser.executeScript(NAME));
            if (here.equals(plain(name))) {
                WebElement found = focused();
                assertThat(plain(found.getAccessibleName())).isEqualTo(here);
                return found;
            }
            passed.add(here.length() > 60 ? here.substring(0, 60) + "…" : here);
            press(Keys.TAB);
        }
        throw new AssertionError("No Tab leads to “" + name + "”, but to " + passed);
    }

    private static String plain(@Nullable String name) {
        return Objects.requireNonNullElse(name, "")
                .replaceAll("[\\s\\u00a0\\u202f]+", " ")
                .strip();
    }

    /** Presses the button, or follows the link, of that accessible name. */
    void enter(String name) {
        tabTo(name);
        press(Keys.ENTER);
    }

    void type(String name, String text) {
        tabTo(name);
        press(text.replace("\n", Keys.ENTER));
    }

    /** Each part of a date and time some steps up, in whatever order the browser has them. */
    void stepUp(String name, int steps) {
        WebElement field = tabTo(name);
        while (field.equals(focused())) {
            for (int step = 0; step < steps; step++) {
                press(Keys.ARROW_UP);
            }
            press(Keys.TAB);
        }
    }
}
