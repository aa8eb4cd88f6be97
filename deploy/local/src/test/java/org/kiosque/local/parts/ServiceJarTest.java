package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarTest {

    @TempDir
    Path target;

    @Test
    void ofOlderBuildsTheNewestStaysAndWhatAPlatformRunsFrom() throws Exception {
        Path used = unpacked("used", 1);
        unpacked("forgotten", 2);
        Path newest = unpacked("newest", 3);
        Path other = Files.createDirectory(target.resolve("classes"));
        Process process = new ProcessBuilder(
                        "sh", "-c", "sleep 60; :", used.resolve("service.jar").toString())
                .start();
        try {
            ServiceJar.removeOlder(target);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        try (Stream<Path> left = Files.list(target)) {
            assertThat(left).containsExactlyInAnyOrder(used, newest, other);
        }
    }

    private Path unpacked(String name, long day) throws Exception {
        Path folder = Files.createDirectory(target.resolve("unpacked-" + name));
        Files.createFile(folder.resolve("service.jar"));
        Files.setLastModifiedTime(folder, FileTime.from(Instant.ofEpochSecond(day * 86_400)));
        return folder;
    }
}
