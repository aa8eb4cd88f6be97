package org.kiosque.local.supervision;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Where one part writes what it has to say.
 *
 * @param file grows while the part runs
 */
public record PartLog(Path file) {

    private static final long ROTATE_BYTES = 8L * 1024 * 1024;
    private static final int KEPT = 3;
    private static final int TAIL_BYTES = 32 * 1024;
    private static final int TAIL_LINES = 25;
    private static final int LINE_LENGTH = 400;

    public static PartLog of(Path data, String part) {
        return new PartLog(data.resolve("logs").resolve(part + ".log"));
    }

    /** Called before a start: a file that grew large moves aside, the oldest goes. */
    public void rotate() throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        if (!Files.exists(file) || Files.size(file) < ROTATE_BYTES) {
            return;
        }
        for (int n = KEPT - 1; n >= 1; n--) {
            if (Files.exists(old(n))) {
                Files.move(old(n), old(n + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, old(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path old(int n) {
        return file.resolveSibling(file.getFileName() + "." + n);
    }

    /** @return in bytes; 0 if there is none */
    long size() {
        return file.toFile().length();
    }

    /** The last lines, fewer if there are fewer; nothing if it cannot be read. */
    List<String> tail() {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, bytes.length() - TAIL_BYTES);
            byte[] end = new byte[(int) (bytes.length() - from)];
            bytes.seek(from);
            bytes.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line)
                    .toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
