package org.kiosque.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

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
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
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
