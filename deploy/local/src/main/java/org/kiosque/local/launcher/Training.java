package org.kiosque.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.kiosque.local.supervision.Console;
import org.kiosque.local.supervision.Part;
import org.kiosque.local.supervision.PartLog;
import org.kiosque.local.supervision.Spawner;

/**
 * Starts a Spring Boot part once until its context is complete, so that the JVM writes down what it loaded and linked:
 * every later start is more than twice as quick. Done once after a build, one part after the other and out of the way of
 * the platform, which already runs.
 */
final class Training implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private final Console console;
    private final InstantSource clock;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Training(Path data, Console console, InstantSource clock) {
        this.data = data;
        this.console = console;
        this.clock = clock;
    }

    /** @param caches where each part's cache belongs; a part that has one is not trained again */
    void train(Map<Part, Path> caches) throws InterruptedException {
        Map<Part, Path> missing = new LinkedHashMap<>(caches);
        missing.values().removeIf(Files::exists);
        if (missing.isEmpty()) {
            return;
        }
        Instant since = clock.instant();
        for (Map.Entry<Part, Path> each : missing.entrySet()) {
            train(each.getKey(), each.getValue());
        }
        console.done("next starts", "prepared to be quicker", Duration.between(since, clock.instant()));
    }

    /** Ends what is under way; the next start begins it anew. */
    @Override
    public void close() {
        closed = true;
        running.forEach(Process::destroyForcibly);
    }

    /** Without the cache a part starts all the same, only slower: a failure is a warning. */
    private void train(Part part, Path cache) throws InterruptedException {
        if (closed) {
            return;
        }
        // Another platform may be training the same part of the same build.
        Path draft = cache.resolveSibling(
                cache.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        PartLog log = PartLog.of(data, part.name() + "-training");
        try {
            List<String> command = new ArrayList<>(part.command());
            command.removeIf(option -> option.startsWith("-XX:AOTCache=") || option.equals(part.mark()));
            command.addAll(1, List.of("-XX:AOTCacheOutput=" + draft, "-Dspring.context.exit=onRefresh"));
            Spawner.onPath("nice").ifPresent(nice -> command.addAll(0, List.of(nice.toString(), "-n", "15")));
            log.rotate();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.file().toFile());
            builder.environment().putAll(part.environment());
            Process process = builder.start();
            running.add(process);
            try {
                boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (ended && process.exitValue() == 0 && Files.exists(draft)) {
                    if (!Files.exists(cache)) { // one that is there may be in use: it is mapped, not read
                        Files.move(draft, cache, StandardCopyOption.ATOMIC_MOVE);
                    }
                    return;
                }
            } finally {
                process.destroyForcibly();
                running.remove(process);
                Files.deleteIfExists(draft);
            }
            if (closed) {
                return;
            }
            console.warn("%s could not be prepared for quick starts (see %s); it starts without"
                    .formatted(part.name(), log.file()));
        } catch (IOException e) {
            console.warn("%s could not be prepared for quick starts: %s".formatted(part.name(), e.getMessage()));
        }
    }
}
