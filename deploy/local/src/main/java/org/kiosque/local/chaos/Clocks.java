package org.kiosque.local.chaos;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kiosque.local.parts.TamperedClocks;

/**
 * The time of day of each service and of the gateway, which libfaketime tells them instead of the machine's: a file each says
 * how far it is off.
 */
final class Clocks implements AutoCloseable {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final Pattern LEFTOVER = Pattern.compile("(?:faketime_shm|sem\\.faketime_sem)_([0-9]{1,9})");

    private final Path folder;
    private final Optional<Path> library;

    private Clocks(Path folder, Optional<Path> library) {
        this.folder = folder;
        this.library = library;
    }

    /** @param parts which may have a clock of their own */
    static Clocks in(Path folder, List<String> parts) throws IOException {
        Files.createDirectories(folder);
        var clocks = new Clocks(folder, library());
        for (String part : parts) {
            clocks.write(part, Duration.ZERO);
        }
        return clocks;
    }

    /** Debian keeps it below the machine's own folder of libraries. */
    private static Optional<Path> library() throws IOException {
        try (Stream<Path> folders = Files.list(LIBRARIES)) {
            return Stream.concat(Stream.of(LIBRARIES), folders)
                    .map(folder -> folder.resolve(LIBRARY))
                    .filter(Files::isReadable)
                    .findFirst();
        }
    }

    /** For the launcher. */
    Map<String, String> environment() {
        return library.map(found -> TamperedClocks.environment(found, folder)).orElse(Map.of());
    }

    /** @throws IOException with the reason, if it cannot be set */
    void set(String part, Duration off) throws IOException {
        if (library.isEmpty()) {
            throw new IOException("libfaketime is not installed (Debian: apt-get install faketime)");
        }
        write(part, off);
    }

    /** In one piece: it is read at any time. */
    private void write(String part, Duration off) throws IOException {
        Path draft = Files.writeString(folder.resolve(part + ".new"), "%+d%n".formatted(off.toSeconds()));
        Files.move(draft, folder.resolve(part), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what the library has left in shared memory of processes that are no more: two small files each. */
    @Override
    public void close() throws IOException {
        if (library.isEmpty()) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SHARED_MEMORY)) {
            for (Path file : files) {
                Matcher leftover = LEFTOVER.matcher(file.getFileName().toString());
                if (leftover.matches()
                        && ProcessHandle.of(Long.parseLong(leftover.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
