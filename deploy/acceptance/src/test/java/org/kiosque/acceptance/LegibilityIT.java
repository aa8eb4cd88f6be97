package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** What is on a page for readers with any window, with letters of any size, and for those who have it read to them. */
@ExtendWith(RunningPlatform.class)
class LegibilityIT {

    private static String page = "";

    private static ChromeDriver browser;

    @BeforeAll
    static void anArticleIsTranslated(Api api) {
        Needs.apertium();
        int number = Texts.next();
        String id = api.publish("fr", Texts.title(number), Texts.lead(number), Texts.body(300), List.of("Lecture"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(api.article(id, "en").get("language").asString()).isEqualTo("en");
            page = api.article(id, "en").get("url").asString();
        });
        browser = Browser.open(Map.of());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void theFirstScreenHasTheHeadlinesOfTheFrontPageAndTheBeginningOfAnArticle(Api api) {
        for (var screen : Map.of(1280, 6, 390, 3).entrySet()) {
            Browser.resize(browser, screen.getKey(), screen.getKey() == 1280 ? 900 : 844);
            browser.get(api.base() + page);
            assertThat(browser.findElement(By.cssSelector(".notice")).isDisplayed())
                    .isTrue();
            assertThat(browser.findElement(By.cssSelector(".body > :is(h2, p)"))
                            .getRect()
                            .getY())
                    .as("where the text begins at a width of %s", screen.getKey())
                    .isLessThan(screen.getKey() == 1280 ? 900 : 844);
            browser.get(api.base() + "/fr");
            assertThat((Long) browser.executeScript("""
                            return [...document.querySelectorAll(".headline")]
                              .filter((headline) => headline.getBoundingClientRect().bottom <= innerHeight).length;
                            """))
                    .as("headlines at a width of %s", screen.getKey())
                    .isGreaterThanOrEqualTo(screen.getValue());
        }
    }

    /** How high the page is, and which fonts it is set in, once those are there that it asks for. */
    private static final String ROOM = """
            const done = arguments[0];
            document.fonts.ready.then((fonts) => done({ height: document.querySelector("main").offsetHeight,
              fonts: [...fonts].filter(({ status }) => status === "loaded").map(({ family }) => family) }));
            """;

    @Test
    void textThatWaitsForItsFontTakesTheSameRoom(Api api) {
        Browser.resize(browser, 1280);
        browser.get(api.base() + page);
        Map<?, ?> set = (Map<?, ?>) Objects.requireNonNull(browser.executeAsyncScript(ROOM));
        assertThat(String.valueOf(set.get("fonts"))).contains("Source Serif 4");
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*.woff2")));
        try {
            browser.get(api.base() + page);
            Map<?, ?> waiting = (Map<?, ?>) Objects.requireNonNull(browser.executeAsyncScript(ROOM));

            assertThat(String.valueOf(waiting.get("fonts"))).contains("Sized ").doesNotContain("Source Serif 4");
            assertThat((Long) waiting.get("height")).isCloseTo((Long) set.get("height"), withinPercentage(2));
        } finally {
            browser.executeCdpCommand("Network.disable", Map.of());
        }
    }

    /** The room that readers may give to text (WCAG 1.4.12), and its size, by a style sheet that no policy of the page holds off. */
    private static final String SPACED = """
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
              p { margin-block-end: 2em !important; } html { font-size: 200% !important; }`);
            document.adoptedStyleSheets = [sheet];
            const cut = [...document.querySelectorAll("body *")].filter((part) => {
              const { overflowX, overflowY } = getComputedStyle(part);
              return (overflowX !== "visible" || overflowY !== "visible") && !part.closest(".unseen, .trap, .wide, pre, textarea, select, .longer")
                && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1);
            }).map((part) => `${part.tagName} ${part.className}: ${part.textContent}`);
            return document.documentElement.scrollWidth > arguments[0] ? [...cut, "wider than the window"] : cut;
            """;

    @Test
    void textOfTwiceTheSizeAndWithMoreRoomBetweenItsLettersAndLinesIsAllThere(Api api) {
        for (String path : List.of(page, "/en", "/en/search?q=train", "/en/newsletter")) {
            for (int width : List.of(1280, 320)) {
                Browser.resize(browser, width);
                browser.get(api.base() + path);

                assertThat((List<?>) browser.executeScript(SPACED, width))
                        .as("%s at a width of %s", path, width)
                        .isEmpty();
            }
        }
    }

    @Test
    void programsThatReadPagesAloudAreToldOfItsPartsItsHeadingsAndItsFields(Api api) {
        browser.get(api.base() + page);

        List<Browser.Said> said = Browser.said(browser);

        assertThat(names(said, "banner", "main", "contentinfo")).hasSize(3);
        assertThat(names(said, "navigation"))
                .hasSizeGreaterThan(3)
                .doesNotContain("")
                .doesNotHaveDuplicates();
        assertThat(names(said, "region", "complementary")).contains("Comments", "Leave a comment");
        assertThat(names(said, "textbox")).containsExactly("Name", "E-mail", "Your comment");
        assertThat(names(said, "button", "link")).doesNotContain("");
        List<Browser.Said> headings =
                said.stream().filter(part -> part.role().equals("heading")).toList();
        assertThat(headings.getFirst())
                .isEqualTo(new Browser.Said(
                        "heading", browser.findElement(By.tagName("h1")).getText(), 1));
        assertThat(headings).filteredOn(heading -> heading.level() == 1).hasSize(1);
        for (int i = 1; i < headings.size(); i++) {
            assertThat(headings.get(i).level())
                    .as(headings.get(i).name())
                    .isBetween(2, headings.get(i - 1).level() + 1);
        }
    }

    private static List<String> names(List<Browser.Said> said, String... roles) {
        return said.stream()
                .filter(part -> List.of(roles).contains(part.role()))
                .map(Browser.Said::name)
                .toList();
    }
}
