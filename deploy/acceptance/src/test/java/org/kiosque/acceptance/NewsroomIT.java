package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;

/** A day in the newsroom, in a real browser and by keyboard alone: from the provider's sign-in page to the sign-out. */
@ExtendWith(RunningPlatform.class)
class NewsroomIT {

    private static final int PHONE = 390;

    private ChromeDriver browser;
    private Keyboard keys;
    private Staff staff;
    private String language = "en";
    private int width = 1280;

    @BeforeEach
    void open() {
        Needs.apertium();
        browser = Browser.open(Map.of());
        keys = new Keyboard(browser);
        staff = new Staff(browser);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private String say(String english, String french) {
        return language.equals("en") ? english : french;
    }

    private static String site(Platform platform) {
        return "http://localhost:" + platform.port();
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "fr, " + PHONE})
    void eachRoleDoesADaysWorkByKeyboardAlone(
            String spoken, int wide, Platform platform, Api api, @TempDir Path downloads) throws IOException {
        language = spoken;
        width = wide;
        Browser.prefer(browser, language);
        Browser.resize(browser, width);
        Browser.download(browser, downloads);
        int number = Texts.next();

        comeIn(platform, "editor");
        assertThat(rooms())
                .containsExactly("Articles", say("Front page", "Une"), say("Records", "Registre"), say("Help", "Aide"));
        String id = write(number);
        publish(api, id);
        putFirst(id, number);
        leave();
        for (int n = 0; n < 2; n++) {
            JsonNode taken = Api.json(api.comment(id, "Grace", "I was there, number " + n + ".", api.solvedCaptcha()));
            assertThat(taken.path("status").asString("")).isEqualTo("pending");
        }

        comeIn(platform, "translator");
        assertThat(rooms()).containsExactly(say("Translations", "Traductions"), say("Help", "Aide"));
        translate(api, id, number);
        leave();

        comeIn(platform, "moderator");
        assertThat(rooms()).containsExactly(say("Comments", "Commentaires"), say("Help", "Aide"));
        moderate(api, id);
        leave();

        comeIn(platform, "lead");
        assertThat(rooms()).hasSize(6);
        oversee(id, number, downloads);
        leave();
        browser.get(site(platform) + "/newsroom/comments");
        staff.arrive(say("Enter the newsroom", "Entrer dans la rédaction"));
        assertThat(complaints()).isEmpty();
    }

    private void comeIn(Platform platform, String account) {
        browser.get(site(platform) + "/newsroom");
        keys.enter(say("Sign in", "S’identifier"));
        staff.waitFor("#username");
        keys.type(say("Name", "Nom"), account);
        keys.type(say("Password", "Mot de passe"), Staff.password(platform, account));
        keys.press(Keys.ENTER);
        staff.arrive(say("Good day, ", "Bonjour, ") + account);
        fits();
    }

    private void leave() {
        keys.enter(say("Sign out", "Se déconnecter"));
        staff.arrive(say("Enter the newsroom", "Entrer dans la rédaction"));
    }

    private List<String> rooms() {
        return browser.findElements(By.cssSelector(".rooms a")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Follows a link to the room, or another page, of that name. */
    private void go(String name) {
        keys.enter(name);
        staff.arrive(name);
        fits();
    }

    private String write(int number) {
        go(say("New article", "Nouvel article"));
        keys.type(say("Title", "Titre"), Texts.title(number));
        keys.type(say("Lead", "Chapô"), Texts.lead(number));
        keys.type(say("Text", "Texte"), Texts.body(40));
        keys.type(say("Tags, with commas between them", "Mots-clés, séparés par des virgules"), "Newsroom");
        keys.chord(Keys.CONTROL, "s");
        staff.arriveDone();
        fits();
        return Objects.requireNonNull(browser.getCurrentUrl()).replaceFirst(".*/articles/([^?]+).*", "$1");
    }

    private void publish(Api api, String id) {
        String at = say("Publish at (time of Europe/Paris)", "Publier à (heure de Europe/Paris)");
        keys.enter("Publication");
        staff.waitFor("#at");
        keys.stepUp(at, 1);
        keys.enter(say("Plan", "Planifier"));
        shows("[role=alert]", say("time of publication (is not in the future)", "(n’est pas dans l’avenir)"));
        fits();
        keys.stepUp(at, 1);
        keys.enter(say("Plan", "Planifier"));
        shows(".meta .state", say("scheduled", "planifié"));
        keys.enter(say("Publish now", "Publier maintenant"));
        shows(".meta .state", say("published", "publié"));
        await().atMost(Staff.PATIENCE)
                .untilAsserted(
                        () -> assertThat(api.article(id, "en").path("language").asString(""))
                                .isEqualTo("en"));
    }

    private void putFirst(String id, int number) {
        go(say("Front page", "Une"));
        keys.enter(say("French", "français"));
        staff.waitFor("[aria-current][href*='lang=fr']");
        keys.type(say("Find an article by its words", "Trouver un article par ses mots"), String.valueOf(number));
        keys.press(Keys.ENTER);
        staff.waitFor("button[value='first:" + id + "']");
        keys.enter(say("Put first: ", "Mettre en tête: ") + Texts.title(number));
        staff.waitForFocus("[data-pin='" + id + "'] button");
        fits();
        keys.enter(say("Take away: ", "Enlever: ") + Texts.title(number));
        await().atMost(Staff.PATIENCE)
                .until(() -> browser.findElements(By.cssSelector("[data-pin='" + id + "']"))
                        .isEmpty());
    }

    private void translate(Api api, String id, int number) {
        go(say("Translations", "Traductions"));
        keys.enter(Texts.title(number));
        staff.waitForFocus("#segment-0 textarea");
        fits();
        keys.chord(Keys.ALT, Keys.ARROW_DOWN);
        staff.waitForFocus("#segment-1 textarea");
        keys.press(Keys.END, " and more");
        keys.chord(Keys.ALT, Keys.ARROW_UP);
        staff.waitForFocus("#segment-0 textarea");
        keys.chord(Keys.CONTROL, Keys.ENTER);
        shows("#segment-0 .state", say("approved", "approuvée"));
        assertThat(staff.waitForFocus("#segment-1 textarea").getDomProperty("value"))
                .contains("and more");
        keys.chord(Keys.CONTROL, Keys.ENTER);
        shows("#segment-1 .state", say("approved", "approuvée"));
        staff.waitForFocus("#segment-2 textarea");
        keys.enter(say("Approve all", "Tout approuver"));
        staff.arriveDone();
        await().atMost(Staff.PATIENCE)
                .untilAsserted(
                        () -> assertThat(api.article(id, "en").toString()).contains("and more"));
    }

    private void moderate(Api api, String id) {
        go(say("Comments", "Commentaires"));
        keys.type(say("Article (id)", "Article (identifiant)"), id);
        keys.press(Keys.ENTER);
        waitForQueued(2);
        staff.waitForFocus(".queued");
        fits();

        // What was begun for the second stays while the first is decided.
        keys.press("j");
        keys.press("e");
        keys.press("Half a reason");
        keys.chord(Keys.SHIFT, Keys.TAB);
        keys.press("k");
        staff.waitForFocus("li:first-child .queued");
        keys.press("a");
        waitForQueued(1);
        staff.waitForFocus(".queued");
        assertThat(staff.waitFor(".queued [name=reason]").getDomProperty("value"))
                .isEqualTo("Half a reason");
        keys.press("s");
        staff.waitForFocus(".undo button");
        waitForQueued(0);
        keys.press("u");
        staff.waitForFocus(".queued");
        waitForQueued(1);
        keys.press("e");
        staff.waitForFocus(".queued [name=reason]");
        keys.press("Off the subject");
        keys.enter(say("Reject", "Rejeter"));
        waitForQueued(0);
        await().atMost(Staff.PATIENCE)
                .untilAsserted(
                        () -> assertThat(api.bodiesOfApprovedComments(id)).hasSize(1));
    }

    private void waitForQueued(int comments) {
        await().atMost(Staff.PATIENCE)
                .until(() -> browser.findElements(By.cssSelector(".queued")).size() == comments);
    }

    private void oversee(String id, int number, Path downloads) throws IOException {
        go(say("Records", "Registre"));
        keys.type(say("Article (id)", "Article (identifiant)"), id);
        keys.press(Keys.ENTER);
        staff.waitFor("#article[value='" + id + "']");
        shows("main .segment", say("published", "publié"));
        go(say("Figures", "Chiffres"));
        go(say("Records", "Registre"));
        WebElement format = keys.tabTo(say("For", "Pour"));
        keys.press("W");
        assertThat(format.getDomProperty("value")).isEqualTo("wxr");
        keys.enter(say("Take out", "Exporter"));
        await().atMost(Staff.PATIENCE)
                .untilAsserted(() -> assertThat(all(downloads)).contains("<rss", Texts.title(number)));
    }

    private static String all(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var all = new StringBuilder();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".xml")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    @Test
    void anEndedSessionAsksForASignInInPlaceAndGoesOn(Platform platform) {
        Browser.prefer(browser, language);
        comeIn(platform, "editor");
        go("New article");
        int number = Texts.next();
        keys.type("Title", Texts.title(number));
        keys.type("Text", Texts.body(20));
        browser.manage().deleteCookieNamed("newsroom");
        browser.manage().deleteCookieNamed("newsroom-1");

        keys.chord(Keys.CONTROL, "s");
        staff.waitFor("dialog[open]");
        keys.press(Keys.ESCAPE);
        assertThat(staff.waitForFocus("#body").getDomProperty("value")).isEqualTo(Texts.body(20));
        keys.chord(Keys.CONTROL, "s");
        staff.waitFor("dialog[open]");
        String here = browser.getWindowHandle();
        keys.enter("Sign in in a new tab");
        String other = new WebDriverWait(browser, Staff.PATIENCE)
                .until(page -> page.getWindowHandles().stream()
                        .filter(handle -> !handle.equals(here))
                        .findFirst()
                        .orElse(null));
        browser.switchTo().window(other);
        staff.arrive("You are in again"); // the provider knows them still
        browser.switchTo().window(here);

        staff.arriveDone();
        assertThat(staff.waitFor("#title").getDomProperty("value")).isEqualTo(Texts.title(number));
        assertThat(browser.findElements(By.cssSelector("dialog[open]"))).isEmpty();
        assertThat(complaints()).isEmpty();
    }

    private void shows(String css, String text) {
        await().atMost(Staff.PATIENCE)
                .ignoreExceptions()
                .until(() -> browser.findElement(By.cssSelector(css)).getText().contains(text));
    }

    /** On a phone nothing is wider than the window, and nothing to be touched smaller than a fingertip (WCAG 2.5.8). */
    private void fits() {
        if (width > PHONE) {
            return;
        }
        assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        Object small = browser.executeScript("""
                return [...document.querySelectorAll("main button, main input:not([type=hidden]), main select, nav a")]
                  .filter((each) => each.offsetParent !== null)
                  .filter((each) => each.getBoundingClientRect().height < 24)
                  .map((each) => each.outerHTML);
                """);
        assertThat((List<?>) small).isEmpty();
    }

    /** What the browser says of scripts, styles and forms that the policy forbids. */
    private List<String> complaints() {
        return Browser.complaints(browser).stream()
                .filter(message -> message.contains("Content Security Policy") || message.contains("Uncaught"))
                .toList();
    }
}
