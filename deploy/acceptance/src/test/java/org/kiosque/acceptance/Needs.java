package org.kiosque.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that a test needs and that the machine may lack: the test is skipped and says why; in CI it fails. */
final class Needs {

    static final Path APERTIUM_MODES = Path.of("/usr/share/apertium/modes");

    private Needs() {}

    static void apertium() {
        need(
                Files.exists(APERTIUM_MODES.resolve("fr-es.mode"))
                        && Files.exists(APERTIUM_MODES.resolve("spa-eng.mode")),
                "Apertium with its pairs fr-es and spa-eng");
    }

    /** What spreads readers over two gateways. */
    static Path nginx() {
        return program("KIOSQUE_NGINX", "nginx");
    }

    /** @return the program named by the environment variable, else the one on the PATH */
    static Path program(String variable, String name) {
        String named = System.getenv().getOrDefault(variable, "");
        Path program = Stream.concat(
                        Stream.of(named).filter(path -> !path.isBlank()).map(Path::of),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(name));
        need(Files.isExecutable(program), name + " on the PATH, or named by " + variable);
        return program;
    }

    private static void need(boolean there, String what) {
        String message = "This test needs " + what + "; .ci/run installs it.";
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(there, message);
        } else if (!there) {
            System.out.println("Skipped: " + message);
            assumeTrue(there, message);
        }
    }
}
