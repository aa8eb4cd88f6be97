package org.kiosque.translation.engine.apertium;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.LanguagePair;

/**
 * Which directions the installed language pairs reach, by one pair or by several in a row (French to English by way of
 * Spanish). Looks at the folders again when its knowledge is older than the recheck interval, so that an Apertium
 * installed while we run is found without a restart and asking often costs nothing.
 */
class ApertiumModes {

    /** A longer chain than this would not be worth reading. */
    private static final int LONGEST_CHAIN = 3;

    private final List<Path> folders;
    private final Duration recheck;
    private final InstantSource clock;

    private Instant looked = Instant.MIN;
    private Map<LanguagePair, List<ApertiumMode>> routes = Map.of();

    ApertiumModes(List<Path> folders, Duration recheck, InstantSource clock) {
        this.folders = List.copyOf(folders);
        this.recheck = recheck;
        this.clock = clock;
    }

    /** @return the shortest chain of modes for each direction that can be reached now */
    synchronized Map<LanguagePair, List<ApertiumMode>> routes() {
        Instant now = clock.instant();
        if (looked.equals(Instant.MIN) || !now.isBefore(looked.plus(recheck))) {
            routes = chain(installed());
            looked = now;
        }
        return routes;
    }

    private List<ApertiumMode> installed() {
        Map<LanguagePair, ApertiumMode> modes = new TreeMap<>(Comparator.comparing(LanguagePair::toString));
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.mode")) {
                    files.forEach(
                            file -> ApertiumMode.read(file).ifPresent(mode -> modes.putIfAbsent(mode.pair(), mode)));
                } catch (IOException unreadable) {
                    // As good as empty; looked at again soon.
                }
            }
        }
        return List.copyOf(modes.values());
    }

    static Map<LanguagePair, List<ApertiumMode>> chain(List<ApertiumMode> modes) {
        Map<LanguagePair, List<ApertiumMode>> routes = new LinkedHashMap<>();
        for (Language from :
                modes.stream().map(mode -> mode.pair().from()).distinct().toList()) {
            Deque<List<ApertiumMode>> reached = new ArrayDeque<>(modes.stream()
                    .filter(mode -> mode.pair().from().equals(from))
                    .map(List::of)
                    .toList());
            while (!reached.isEmpty()) {
                List<ApertiumMode> route = reached.removeFirst();
                Language to = route.getLast().pair().to();
                if (to.equals(from) || routes.putIfAbsent(new LanguagePair(from, to), route) != null) {
                    continue;
                }
                if (route.size() < LONGEST_CHAIN) {
                    modes.stream().filter(mode -> mode.pair().from().equals(to)).forEach(mode -> {
                        List<ApertiumMode> longer = new ArrayList<>(route);
                        longer.add(mode);
                        reached.addLast(List.copyOf(longer));
                    });
                }
            }
        }
        return Map.copyOf(routes);
    }
}
