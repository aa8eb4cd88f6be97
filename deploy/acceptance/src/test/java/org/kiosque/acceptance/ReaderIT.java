package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;

/** What a reader says in a discussion and finds around it, whatever the browser can do. */
@ExtendWith(RunningPlatform.class)
class ReaderIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Chromium's setting by which no script of a page runs. */
    private static final Map<String, Object> NO_SCRIPTS =
            Map.of("profile.managed_default_content_settings.javascript", 2);

    private @Nullable ChromeDriver browser;

    private String id = "";
    private String comment = "";
    private String page = "";

    @BeforeEach
    void aReaderHasCommented(Api api) {
        Needs.apertium();
        int number = Texts.next();
        id = api.publish("fr", Texts.title(number), Texts.lead(number), Texts.body(300), List.of("Lecture"));
        comment = Api.ok(api.comment(
                        id,
                        "Léa",
                        "Quelle belle gare, merci pour cet article.",
                        api.solvedCaptcha(),
                        "X-Forwarded-For",
                        "198.51.100." + number % 250))
                .get("id")
                .asString();
        Api.ok(api.decide(comment, "approve"));
        await().atMost(SOON).untilAsserted(() -> {
            page = api.article(id, "en").get("url").asString();
            assertThat(api.article(id, "en").get("language").asString()).isEqualTo("en");
            assertThat(api.page(page).select("#comment-" + comment)).hasSize(1);
        });
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private ChromeDriver open(Api api, Map<String, Object> preferences, String path) {
        ChromeDriver opened = Browser.open(preferences);
        browser = opened;
        opened.get(api.base() + path);
        return opened;
    }

    private List<JsonNode> waiting(Api api) {
        return Api.ok(api.send(
                        "GET", "/api/v1/moderation/comments?status=pending&limit=100&article=" + id, "moderator", ""))
                .get("items")
                .valueStream()
                .toList();
    }

    private static void press(ChromeDriver browser, CharSequence... keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    /** Goes on by the Tab key as a reader does who has no mouse. */
    private static void tabTo(ChromeDriver browser, String selector) {
        for (int presses = 0; presses < 150; presses++) {
            press(browser, Keys.TAB);
            if (Objects.equals(
                    true, browser.executeScript("return document.activeElement.matches(arguments[0])", selector))) {
                return;
            }
        }
        throw new AssertionError("The Tab key does not lead to " + selector);
    }

    @Test
    void theKeyboardAloneLeadsFromTheSkipLinkToAReplyThatItsAuthorChangesAndDeletes(Api api) {
        ChromeDriver reader = open(api, Map.of(), page);

        tabTo(reader, "a.skip");
        press(reader, Keys.ENTER);
        assertThat(reader.switchTo().activeElement().getAttribute("id")).isEqualTo("content");
        tabTo(reader, "#comment-" + comment + " a.reply");
        press(reader, Keys.ENTER);
        assertThat(reader.switchTo().activeElement().getAttribute("id")).isEqualTo("comment-text");
        press(reader, "I have been there once.");
        press(reader, Keys.chord(Keys.SHIFT, Keys.TAB));
        press(reader, "grace@example.org");
        press(reader, Keys.chord(Keys.SHIFT, Keys.TAB));
        press(reader, "Grace");
        tabTo(reader, "#comment-form button");
        press(reader, Keys.ENTER);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(waiting(api)).hasSize(1));
        String reply = waiting(api).getFirst().get("id").asString();
        WebElement own = reader.findElement(By.id("own-comment"));
        new WebDriverWait(reader, SOON).until(_ -> own.getText().contains("waiting for a moderator"));

        tabTo(reader, "#own-edit");
        press(reader, Keys.ENTER);
        new WebDriverWait(reader, SOON)
                .until(_ -> "I have been there once."
                        .equals(reader.findElement(By.id("comment-text")).getAttribute("value")));
        press(reader, Keys.chord(Keys.CONTROL, Keys.END), " Twice.");
        tabTo(reader, "#comment-form button");
        press(reader, Keys.ENTER);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(waiting(api).getFirst().get("body").asString())
                                .isEqualTo("I have been there once. Twice."));

        // What the author knows is in the link and in this page of the history, nowhere else.
        String link = reader.findElement(By.id("own-link")).getAttribute("href");
        assertThat(link).contains("#own=" + reply + ".");
        assertThat(reader.manage().getCookies()).isEmpty();
        assertThat(reader.executeScript("return localStorage.length + sessionStorage.length"))
                .isEqualTo(0L);
        reader.get("about:blank");
        reader.get(Objects.requireNonNull(link));
        new WebDriverWait(reader, SOON)
                .until(_ -> reader.findElement(By.id("own-comment")).isDisplayed());
        assertThat(reader.getCurrentUrl()).doesNotContain("#own");

        tabTo(reader, "#own-delete");
        press(reader, Keys.ENTER);
        reader.switchTo().alert().accept();
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting(api)).isEmpty());
        assertThat(Browser.complaints(reader)).isEmpty();
    }

    @Test
    void withoutScriptsAReaderReportsRespectsSortsAndReadsTheOriginalBeside(Api api) {
        ChromeDriver reader = open(api, NO_SCRIPTS, page);
        assertThat(reader.findElement(By.cssSelector("noscript p")).isDisplayed())
                .as("that no script runs")
                .isTrue();

        reader.findElement(By.cssSelector("#comment-" + comment + " .respect")).click();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reader.getCurrentUrl()).endsWith(page + "#comment-" + comment));
        JsonNode counts =
                Api.ok(api.send("POST", "/api/v1/reaction-counts", "", Map.of("commentIds", List.of(comment))));
        assertThat(counts.at("/counts/" + comment + "/respect").asInt()).isEqualTo(1);

        reader.findElement(By.cssSelector("#comment-" + comment + " a[href$='/report']"))
                .click();
        reader.findElement(By.id("reason-illegal")).click();
        reader.findElement(By.name("note")).sendKeys("It says what is not so.");
        reader.findElement(By.cssSelector(".reporting button")).click();
        assertThat(reader.findElement(By.cssSelector("[role=status] code")).getText())
                .isNotBlank();
        reader.findElement(By.cssSelector("a.button")).click();
        assertThat(reader.getCurrentUrl()).endsWith(page + "#comment-" + comment);

        reader.findElement(By.cssSelector("a.beside")).click();
        List<WebElement> pairs = reader.findElements(By.cssSelector(".pair"));
        assertThat(pairs).hasSizeGreaterThan(1);
        assertThat(pairs.getFirst().findElement(By.cssSelector(".source")).getAttribute("lang"))
                .isEqualTo("fr");
        assertThat(pairs.getFirst().findElements(By.cssSelector("div")).stream()
                        .map(side -> side.getRect().getY())
                        .distinct())
                .as("side by side")
                .hasSize(1);
    }

    @Test
    void withoutScriptsACommentIsSentAfterAWhileAndReadByAModeratorFirst(Api api) {
        ChromeDriver reader = open(api, NO_SCRIPTS, page);
        reader.findElement(By.name("name")).sendKeys("Ada");
        reader.findElement(By.name("email")).sendKeys("ada@example.org");
        reader.findElement(By.name("text")).sendKeys("I read this without scripts.");
        reader.findElement(By.cssSelector("#comment-form button")).click();
        assertThat(reader.findElement(By.id("comment-status")).getText()).contains("wait 5 seconds");

        await().atMost(SOON).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            reader.findElement(By.cssSelector("#comment-form button")).click();
            assertThat(reader.getCurrentUrl()).contains("submitted=pending");
        });

        assertThat(waiting(api))
                .singleElement()
                .satisfies(comment ->
                        assertThat(comment.get("body").asString()).isEqualTo("I read this without scripts."));
    }

    @Test
    void theOriginalComesToStandBesideTheParagraphThatIsBeingRead(Api api) {
        ChromeDriver reader = open(api, Map.of(), page);
        WebElement read =
                reader.findElements(By.cssSelector(".body > p:not([class])")).getLast();
        reader.executeScript("arguments[0].scrollIntoView()", read);
        String words = read.getText().substring(0, 20);

        reader.executeScript("document.querySelector('a.beside').click()");

        new WebDriverWait(reader, SOON).until(_ -> reader.getCurrentUrl().contains("beside=original#par-"));
        WebElement target = reader.findElement(By.cssSelector(".pair:target"));
        assertThat(target.getText()).startsWith(words);
    }

    @Test
    void anotherLanguageIsReadAtTheSameParagraphAndChosenForTheNextTime(Api api) {
        ChromeDriver reader = open(api, Map.of(), page);
        assertThat(reader.manage().getCookies()).isEmpty();
        WebElement read =
                reader.findElements(By.cssSelector(".body > p:not([class])")).getLast();
        reader.executeScript("arguments[0].scrollIntoView()", read);

        reader.executeScript("document.querySelector('.languages a[hreflang=fr]').click()");

        new WebDriverWait(reader, SOON).until(_ -> reader.getCurrentUrl().matches(".*/fr/.*#par-[0-9]+"));
        new WebDriverWait(reader, SOON).until(_ -> Objects.equals(true, reader.executeScript("return scrollY > 0")));
        assertThat(reader.manage().getCookies()).singleElement().satisfies(cookie -> {
            assertThat(cookie.getName()).isEqualTo("lang");
            assertThat(cookie.getValue()).isEqualTo("fr");
        });
        reader.get(api.base() + "/");
        assertThat(reader.getCurrentUrl()).endsWith("/fr");
    }

    @Test
    void whatWasSavedIsReadWithoutAConnectionAndNothingElseIsKept(Api api) throws Exception {
        try (var connection = new Relay(api.base())) {
            ChromeDriver reader = open(api, Map.of(), "/en/about");
            reader.get(connection.base() + page);
            assertThat(reader.executeAsyncScript("caches.keys().then(arguments[0])"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .as("kept before anybody wished so")
                    .isEmpty();
            String headline = reader.findElement(By.tagName("h1")).getText();
            reader.findElement(By.id("share-save")).click();
            new WebDriverWait(reader, SOON)
                    .until(_ ->
                            reader.findElement(By.id("share-said")).getText().startsWith("Saved in this browser."));

            connection.cut();
            reader.get(connection.base() + page);
            assertThat(reader.findElement(By.tagName("h1")).getText()).isEqualTo(headline);
            assertThat(reader.findElement(By.cssSelector(".story")).getCssValue("max-width"))
                    .as("its style sheet is there, too")
                    .isNotEqualTo("none");
            assertThat((List<?>) reader.executeAsyncScript("""
                            const done = arguments[0];
                            document.fonts.ready.then((fonts) => done([...fonts].filter(({ status }) => status === "loaded").map(({ family }) => family)));
                            """))
                    .asString()
                    .as("and its font")
                    .contains("Source Serif 4");
            reader.get(connection.base() + "/en");
            new WebDriverWait(reader, SOON)
                    .until(_ -> !reader.findElements(By.cssSelector("#saved a")).isEmpty());
            assertThat(reader.findElement(By.cssSelector("#saved a")).getText()).isEqualTo(headline);

            reader.findElement(By.cssSelector("#saved button")).click();
            new WebDriverWait(reader, SOON)
                    .until(_ -> reader.findElement(By.id("saved-none")).isDisplayed());
            reader.get(connection.base() + page);
            assertThat(reader.findElement(By.tagName("h1")).getText()).isEqualTo("Saved articles");
        }
    }

    @Test
    void theDiscussionFitsAPhoneAndKeepsItsShapesInForcedColours(Api api) {
        ChromeDriver reader = open(api, Map.of(), page + "?beside=original");
        Browser.resize(reader, 320);
        Browser.emulate(reader, "forced-colors", "active");

        assertThat(reader.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo(320L);
        WebElement respect = reader.findElement(By.cssSelector("#comment-" + comment + " .respect"));
        assertThat(respect.getCssValue("border-top-style")).isEqualTo("solid");
        assertThat(respect.getCssValue("border-top-width")).isNotEqualTo("0px");
        assertThat(respect.getRect().getHeight()).as("WCAG 2.2, 2.5.8").isGreaterThanOrEqualTo(24);
        assertThat(respect.getAccessibleName()).isEqualTo("Respect for the comment by Léa");
        assertThat(reader.findElement(By.cssSelector("#comment-" + comment + " .reply"))
                        .getAccessibleName())
                .isEqualTo("Reply to Léa");
        assertThat(reader.findElement(By.cssSelector("nav .languages [aria-current]"))
                        .getText())
                .isNotBlank();
    }

    @Test
    void aCommentThatArrivesMeanwhileIsAnnouncedAndTheWayLeadsToIt(Api api) {
        ChromeDriver reader = open(api, Map.of(), "/en/about");
        Browser.runFirst(reader, """
                const Streams = EventSource;
                window.EventSource = class extends Streams { constructor(address) { super(address); window.stream = this; } };
                """);
        reader.get(api.base() + page);
        reader.executeScript("document.getElementById('comments').scrollIntoView()");
        new WebDriverWait(reader, SOON)
                .until(_ -> Objects.equals(1L, reader.executeScript("return window.stream?.readyState")));
        WebElement live = reader.findElement(By.cssSelector(".live"));
        assertThat(live.isDisplayed()).isFalse();

        String arrived = Api.ok(api.comment(
                        id,
                        "Ada",
                        "I was on the first train.",
                        api.solvedCaptcha(),
                        "X-Forwarded-For",
                        "203.0.113." + Texts.next() % 250))
                .get("id")
                .asString();
        Api.ok(api.decide(arrived, "approve"));

        new WebDriverWait(reader, SOON).until(_ -> live.isDisplayed());
        assertThat(live.getAriaRole()).isEqualTo("status");
        assertThat(live.getText()).isEqualTo("1 new comment");
        live.findElement(By.tagName("a")).click();
        new WebDriverWait(reader, SOON).until(_ -> reader.getCurrentUrl().endsWith("?sort=newest#comments"));
        assertThat(reader.findElement(By.cssSelector("#comments > ol > li")).getAttribute("id"))
                .isEqualTo("comment-" + arrived);
    }
}
