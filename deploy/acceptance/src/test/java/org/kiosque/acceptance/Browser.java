package org.kiosque.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real browser without a window. */
final class Browser {

    /** Warns of a browser newer than itself at every start; kept here, since a logger that nobody holds forgets its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private Browser() {}

    /** @param preferences of Chromium, by their names */
    static ChromeDriver open(Map<String, Object> preferences) {
        SELENIUM.setLevel(Level.SEVERE);
        var options = new ChromeOptions();
        options.addArguments(
                "--headless",
                "--force-prefers-reduced-motion", // what is still scrolling cannot be clicked
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1000");
        options.setExperimentalOption("prefs", preferences);
        options.setBinary(Needs.program("KIOSQUE_CHROMIUM", "chromium").toFile());
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(
                        Needs.program("KIOSQUE_CHROMEDRIVER", "chromedriver").toFile())
                .build();
        return new ChromeDriver(service, options);
    }

    /** A window of that width in CSS pixels. */
    static void resize(ChromeDriver browser, int width) {
        resize(browser, width, 900);
    }

    static void resize(ChromeDriver browser, int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** Runs on every page that is opened from now on, before the page's own scripts. */
    static void runFirst(ChromeDriver browser, String script) {
        browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /**
     * What is said of one part of a page.
     *
     * @param level of a heading; 0 of anything else
     */
    record Said(String role, String name, int level) {}

    /** What programs are told that read pages aloud, in its order. */
    static List<Said> said(ChromeDriver browser) {
        JsonNode tree = JsonMapper.shared()
                .valueToTree(browser.executeCdpCommand("Accessibility.getFullAXTree", Map.of()))
                .get("nodes");
        Map<String, JsonNode> parts = tree.valueStream()
                .collect(Collectors.toMap(part -> part.get("nodeId").asString(), Function.identity()));
        return below(tree.get(0), parts).toList();
    }

    private static Stream<Said> below(JsonNode part, Map<String, JsonNode> parts) {
        Stream<Said> own = part.get("ignored").asBoolean()
                ? Stream.empty()
                : Stream.of(new Said(
                        part.at("/role/value").asString(""),
                        part.at("/name/value").asString(""),
                        part.path("properties")
                                .valueStream()
                                .filter(property ->
                                        property.get("name").asString().equals("level"))
                                .mapToInt(
                                        property -> property.at("/value/value").asInt())
                                .findFirst()
                                .orElse(0)));
        return Stream.concat(
                own,
                part.path("childIds")
                        .valueStream()
                        .map(child -> parts.get(child.asString()))
                        .filter(Objects::nonNull)
                        .flatMap(child -> below(child, parts)));
    }

    /** Asks for pages in a language, as the settings of a browser do. */
    static void prefer(ChromeDriver browser, String language) {
        Object agent = Objects.requireNonNull(browser.executeScript("return navigator.userAgent"));
        browser.executeCdpCommand(
                "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
    }

    /** What a page hands out as a file goes into that folder. */
    static void download(ChromeDriver browser, Path folder) {
        browser.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** @param name and value of a media feature, such as {@code forced-colors} and {@code active} */
    static void emulate(ChromeDriver browser, String name, String value) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", name, "value", value))));
    }

    /** What the browser has complained of since it was last asked, such as a breach of the content security policy. */
    static List<String> complaints(ChromeDriver browser) {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }
}
