package org.kiosque.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

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

    /** @return the program named by the environment variable, or the one in its usual place */
    static Path program(String variable, String usual) {
        Path program = Path.of(System.getenv().getOrDefault(variable, usual));
        need(Files.isExecutable(program), program + " (or another one, named by " + variable + ")");
        return program;
    }

    private static void need(boolean there, String what) {
        String message = "This test needs " + what + "; .ci/run installs it.";
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(there, message);
        } else {
            assumeTrue(there, message);
        }
    }
}
