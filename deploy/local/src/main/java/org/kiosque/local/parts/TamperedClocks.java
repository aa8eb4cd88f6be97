package org.kiosque.local.parts;

import java.nio.file.Path;
import java.util.Map;

/** How services are started whose time of day somebody sets: {@code deploy/chaos}, by libfaketime. */
public final class TamperedClocks {

    private static final String LIBRARY = "KIOSQUE_CLOCKS_LIBRARY";
    private static final String FOLDER = "KIOSQUE_CLOCKS_FOLDER";

    private TamperedClocks() {}

    /**
     * What the launcher must be started with.
     *
     * @param library libfaketime
     * @param folder with a file for each part, which says how many seconds it is off
     */
    public static Map<String, String> environment(Path library, Path folder) {
        return Map.of(LIBRARY, library.toString(), FOLDER, folder.toString());
    }

    /** What one part must be started with; nothing where nobody tampers. */
    static Map<String, String> of(String part, Map<String, String> environment) {
        String library = environment.getOrDefault(LIBRARY, "");
        String folder = environment.getOrDefault(FOLDER, "");
        if (library.isBlank() || folder.isBlank()) {
            return Map.of();
        }
        return Map.of(
                "LD_PRELOAD",
                library,
                "FAKETIME_TIMESTAMP_FILE",
                Path.of(folder, part).toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // Its cure for an old C library would have every timed wait of a JVM end at once.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }
}
