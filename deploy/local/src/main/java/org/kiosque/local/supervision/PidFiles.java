package org.kiosque.local.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which processes run, written down so that the next start finds those left behind by a launcher that was killed.
 *
 * @param folder one file for each running part: its process id, and the mark of its command line
 */
public record PidFiles(Path folder) {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final String SUFFIX = ".pid";

    public static PidFiles in(Path data) {
        return new PidFiles(data.resolve("run"));
    }

    void write(Part part, long pid) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(part), pid + "\n" + part.mark() + "\n");
    }

    void delete(Part part) {
        try {
            Files.deleteIfExists(file(part));
        } catch (IOException kept) {
            // The next start finds a process id that is no longer ours, and checks before it acts.
        }
    }

    private Path file(Part part) {
        return folder.resolve(part.name() + SUFFIX);
    }

    /** Stops what still runs from an earlier start; a process whose command line is not ours is left alone. */
    public void stopLeftBehind(Console console, InstantSource clock) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
        List<ProcessHandle> ours = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() >= 2 && lines.getFirst().matches("\\d{1,18}")) {
                ProcessHandle.of(Long.parseLong(lines.getFirst()))
                        .filter(handle -> isMarked(handle, lines.get(1)))
                        .ifPresent(ours::add);
            }
        }
        if (!ours.isEmpty()) {
            console.waiting("an earlier start", "left %d processes behind: stopping them".formatted(ours.size()));
            Stopping.all(ours, GRACE, clock);
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isMarked(ProcessHandle handle, String mark) {
        return handle.isAlive()
                && !mark.isBlank()
                && handle.info()
                        .commandLine()
                        .filter(line -> line.contains(mark))
                        .isPresent();
    }
}
