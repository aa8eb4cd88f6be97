package org.kiosque.local.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files for one pair of eyes: mode 600 in a folder of mode 700, written whole or not at all. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** Replaces the file. It is never readable by others, not even while it is being written. */
    public static void write(Path file, String content) throws IOException {
        Path folder = requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        createFolder(folder);
        Path draft = isPosix(folder)
                ? Files.createTempFile(
                        folder,
                        "." + file.getFileName(),
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, "." + file.getFileName(), ".new");
        Files.writeString(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Does nothing where there is one: whose it is and who may look into it was somebody's choice. */
    public static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (isPosix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        Set<String> views = path.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix") && Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
