package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code deploy/release} makes of the jars that were built, where there is no checkout and no compiler. */
final class Release implements AutoCloseable {

    private final Path folder;

    private Release(Path folder) {
        this.folder = folder;
    }

    /** Makes the tarball and unpacks it. */
    static Release unpacked() throws IOException, InterruptedException {
        Path folder = Platform.ROOT.resolve("deploy/acceptance/target/release");
        Platform.delete(folder);
        Path unpacked = Files.createDirectories(folder.resolve("unpacked"));
        run(Platform.ROOT.resolve("deploy/release").toString(), "--built", "--out", folder.toString());
        try (DirectoryStream<Path> tarballs = Files.newDirectoryStream(folder, "kiosque-*.tar.gz")) {
            Path tarball = tarballs.iterator().next();
            run("tar", "-xzf", tarball.toString(), "-C", unpacked.toString());
            Files.delete(tarball);
        }
        return new Release(folder);
    }

    /** The one folder that it holds. */
    Path root() throws IOException {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder.resolve("unpacked"))) {
            Path root = inside.iterator().next();
            assertThat(root.resolve("RELEASE")).isNotEmptyFile();
            assertThat(root.resolve("mvnw")).doesNotExist();
            return root;
        }
    }

    /** @return a Java home of this JVM's {@code java} alone */
    Path runtime() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("jre/bin"));
        Files.createSymbolicLink(programs.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
        return programs.getParent();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** As far as nothing is still being written there; the next one removes the rest. */
    @Override
    public void close() {
        try {
            Platform.delete(folder);
        } catch (IOException | UncheckedIOException stillWritten) {
            // it lies in the build's own folder
        }
    }
}
