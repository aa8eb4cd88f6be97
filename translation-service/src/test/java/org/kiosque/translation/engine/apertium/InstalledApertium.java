package org.kiosque.translation.engine.apertium;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Apertium of this machine. In CI it has to be there; elsewhere its tests are skipped without it. */
public final class InstalledApertium {

    public static final String MODES = "/usr/share/apertium/modes";

    private static final String MISSING =
            "Apertium is not installed: apt-get install --no-install-recommends apertium apertium-fr-es apertium-eng-spa";

    private InstalledApertium() {}

    /** Its programs that run for this process now. */
    public static Stream<ProcessHandle> programs() {
        return ProcessHandle.current()
                .children()
                .filter(child ->
                        child.info().command().orElse("").matches(".*/(apertium|lt|cg|lrx|vislcg3|hfst)[^/]*"));
    }

    public static void isNeeded() {
        boolean there = ApertiumMode.read(Path.of(MODES, "fr-es.mode")).isPresent()
                && ApertiumMode.read(Path.of(MODES, "spa-eng.mode")).isPresent();
        if (!there && System.getenv("CI") != null) {
            throw new IllegalStateException(MISSING);
        }
        Assumptions.assumeTrue(there, MISSING);
    }
}
