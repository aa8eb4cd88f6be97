package org.kiosque.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Tells one build of a jar from the next. Builds are reproducible, so the time of modification is always the same. */
final class JarStamp {

    private JarStamp() {}

    static String of(Path jar) throws IOException {
        FileTime changed = jar.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (FileTime) Files.getAttribute(jar, "unix:ctime")
                : Files.getLastModifiedTime(jar);
        return Long.toString(changed.toMillis(), Character.MAX_RADIX)
                + "-"
                + Long.toString(Files.size(jar), Character.MAX_RADIX);
    }
}
