package org.kiosque.recommendation.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for one process, gone when it ends; what a killed process left behind goes when the next one starts. */
final class IndexFolder implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);
    private static final String PREFIX = "kiosque-index-";
    private static final String LOCK = "in-use";

    /** Between making a folder and locking it, nobody may take it for a leftover. */
    private static final Duration TIME_TO_LOCK = Duration.ofMinutes(1);

    private final Path path;
    private final FileChannel lock;

    private IndexFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static IndexFolder in(Path directory, Instant now) throws IOException {
        Files.createDirectories(directory);
        sweep(directory, now);
        Path path = Files.createTempDirectory(directory, PREFIX);
        FileChannel lock =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IOException("cannot lock " + path);
        }
        return new IndexFolder(path, lock);
    }

    /** @return for the index's files; does not exist yet */
    Path files() {
        return path.resolve("files");
    }

    private static void sweep(Path directory, Instant now) {
        try (var leftovers = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path leftover : leftovers) {
                if (isAbandoned(leftover.resolve(LOCK), now)) {
                    delete(leftover);
                }
            }
        } catch (IOException e) {
            log.warn("Cannot clear old index files: {}", e.toString());
        }
    }

    private static boolean isAbandoned(Path lockFile, Instant now) {
        try {
            if (Files.getLastModifiedTime(lockFile).toInstant().isAfter(now.minus(TIME_TO_LOCK))) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                    FileLock held = channel.tryLock()) {
                return held != null;
            }
        } catch (IOException | OverlappingFileLockException notOurs) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // a merge has just dropped it
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            delete(path);
        }
    }
}
