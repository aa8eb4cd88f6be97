package org.kiosque.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kiosque.local.supervision.Console;
import org.kiosque.local.supervision.Spawner;

/** The translation engine that needs nobody's key, where the machine has it. */
public final class Apertium {

    private static final List<String> PACKAGES = List.of("apertium", "apertium-fr-es", "apertium-eng-spa");
    private static final List<String> MODES = List.of("fr-es", "es-fr", "eng-spa", "spa-eng");
    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/share/apertium/modes"), Path.of("/usr/local/share/apertium/modes"));
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    static final String BY_HAND = "apt-get install -y --no-install-recommends " + String.join(" ", PACKAGES);

    private Apertium() {}

    public static boolean isInstalled() {
        return Spawner.onPath("apertium").isPresent()
                && MODES.stream()
                        .allMatch(mode ->
                                FOLDERS.stream().anyMatch(folder -> Files.exists(folder.resolve(mode + ".mode"))));
    }

    /**
     * Installs it if nobody has to be asked, and says what it did. The platform runs without it, and translates by itself
     * once the engine appears.
     *
     * @return whether it is installed now
     */
    public static boolean ensure(boolean mayInstall, Path log, Console console) throws InterruptedException {
        if (isInstalled()) {
            return true;
        }
        if (Spawner.onPath("apt-get").isEmpty()) {
            console.warn(
                    "Apertium is not installed: articles wait untranslated. Debian and Ubuntu have it: " + BY_HAND);
            return false;
        }
        List<String> asRoot = asRoot();
        if (!mayInstall || asRoot == null) {
            console.warn("Apertium is not installed: articles wait untranslated until you run: sudo " + BY_HAND);
            return false;
        }
        console.waiting("apertium", "is missing: installing " + String.join(", ", PACKAGES));
        List<String> install = new ArrayList<>(List.of("install", "-y", "--no-install-recommends"));
        install.addAll(PACKAGES);
        try {
            // A list of packages that is partly out of reach may still know these three.
            var _ = aptGet(asRoot, List.of("update"), log);
            if (aptGet(asRoot, install, log) && isInstalled()) {
                console.done("apertium", "is installed now");
                return true;
            }
        } catch (IOException e) {
            console.warn("apt-get cannot be run: " + e.getMessage());
        }
        console.warn("Apertium could not be installed (see %s); articles wait untranslated until you run: sudo %s"
                .formatted(log, BY_HAND));
        return false;
    }

    /** @return what to put before a command; null when it would ask for a password */
    private static @Nullable List<String> asRoot() throws InterruptedException {
        try {
            if (quiet(List.of("sh", "-c", "[ \"$(id -u)\" = 0 ]"))) {
                return List.of();
            }
            return Spawner.onPath("sudo").isPresent() && quiet(List.of("sudo", "-n", "true"))
                    ? List.of("sudo", "-n")
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean quiet(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static boolean aptGet(List<String> asRoot, List<String> arguments, Path log)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(asRoot);
        command.addAll(List.of(
                "env",
                "DEBIAN_FRONTEND=noninteractive",
                "apt-get",
                "-q",
                "-oAcquire::http::Timeout=20",
                "-oAcquire::Retries=1",
                "-oDPkg::Lock::Timeout=60"));
        command.addAll(arguments);
        Files.createDirectories(log.resolveSibling("."));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroy();
            return false;
        }
        return process.exitValue() == 0;
    }
}
