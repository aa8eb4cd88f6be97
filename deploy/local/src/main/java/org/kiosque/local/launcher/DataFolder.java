package org.kiosque.local.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.kiosque.local.parts.Ports;
import org.kiosque.local.process.Folders;
import org.kiosque.local.process.PrivateFiles;
import org.kiosque.local.supervision.StartException;

/** Where everything is kept, held by one launcher at a time. */
final class DataFolder implements AutoCloseable {

    private static final long LEAST_FREE_MEGABYTES = 256;

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StartException if it cannot be written, has no room, or another launcher holds it */
    static DataFolder take(Path data, Ports ports) throws StartException {
        try {
            PrivateFiles.createFolder(data);
            Files.createDirectories(data.resolve("run"));
            Files.createDirectories(data.resolve("logs"));
            FileChannel channel =
                    FileChannel.open(data.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StartException(
                        "Kiosque already runs on %s, at port %s. Stop it first, or name another folder with --data DIR."
                                .formatted(
                                        data,
                                        Files.readString(data.resolve("run/port"))
                                                .strip()));
            }
            long free = Files.getFileStore(data).getUsableSpace() / (1024 * 1024);
            if (free < LEAST_FREE_MEGABYTES) {
                channel.close();
                throw new StartException("The disk is full: %d MB are left where %s lies, and Kiosque needs %d MB."
                        .formatted(free, data, LEAST_FREE_MEGABYTES));
            }
            Files.writeString(data.resolve("run/port"), ports.base() + "\n");
            return new DataFolder(channel);
        } catch (IOException e) {
            throw new StartException("The data folder %s cannot be used: %s".formatted(data, e), e);
        }
    }

    /** What the parts put there for the moment; nothing of an earlier run is worth keeping. */
    static void emptyTmp(Path data) throws IOException {
        Path tmp = data.resolve("tmp");
        Folders.delete(tmp);
        Files.createDirectories(tmp);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    /** The system gives the lock back by itself when the process ends, however it ends. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
